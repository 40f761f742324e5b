using System.Text.Json;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The repository of stored mutation results, for repeated requests.</summary>
internal sealed class StoredResultRepository(SharedResultStore results, TimeProvider time)
{
    /// <summary>
    /// Returns the stored result of a mutation, or null if there is none. An unreadable record may belong to an executed mutation, so it is returned as
    /// an indeterminate attempt.
    /// </summary>
    public async Task<StoredResult<TPayload>?> FindAsync<TPayload>(IdempotentMutation mutation) where TPayload : MutationPayload
    {
        var (content, isUnreadable) = await results.FindAsync(mutation.Key);
        if (content is not null && Read<TPayload>(mutation, content) is { } stored)
            return time.GetUtcNow() - stored.KeptAt < IdempotencyOptions.Lifetime ? stored : null;
        return content is null && !isUnreadable ? null : New<TPayload>(mutation) with { Unknown = IndeterminateAttempt.Undated(time.GetUtcNow()) };
    }

    public Task StoreAsync<TPayload>(IdempotentMutation mutation, TPayload payload) where TPayload : MutationPayload =>
        results.StoreAsync(mutation.Key, Write(New<TPayload>(mutation) with { Payload = payload }));

    /// <summary>Stores an indeterminate attempt, or removes the stored one if <paramref name="attempt"/> is null. Returns false if the lock was lost.</summary>
    public Task<bool> StoreAsync<TPayload>(IdempotentMutation mutation, IndeterminateAttempt? attempt, StoredResultState state, FencingToken? fencingToken)
        where TPayload : MutationPayload => attempt is null
        ? results.RemoveAsync(mutation.Key, fencingToken)
        : results.StoreAsync(mutation.Key, Write(New<TPayload>(mutation) with { Unknown = attempt }), state, fencingToken);

    /// <summary>Whether the lock is still held, so that no other instance can have executed the mutation meanwhile.</summary>
    public Task<bool> IsLockHeldAsync(FencingToken? fencingToken) => results.IsHeldAsync(fencingToken);

    private StoredResult<TPayload> New<TPayload>(IdempotentMutation mutation) where TPayload : MutationPayload => new(mutation.Fingerprint, time.GetUtcNow());

    private StoredResult<TPayload>? Read<TPayload>(IdempotentMutation mutation, byte[] content) where TPayload : MutationPayload
    {
        try
        {
            return JsonSerializer.Deserialize<StoredResult<TPayload>>(content, StoredResultJson.Options);
        }
        catch (JsonException)
        {
            results.ReportUnreadable(mutation.Key);
            return null;
        }
    }

    private static byte[] Write<TPayload>(StoredResult<TPayload> result) where TPayload : MutationPayload => JsonSerializer.SerializeToUtf8Bytes(result, StoredResultJson.Options);
}

using System.Text.Json;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The results that are kept for repeats.</summary>
internal sealed class StoredResultRepository(SharedResultStore results, TimeProvider time)
{
    /// <summary>
    /// What is known of an intention; null if nothing. A record that cannot be read may be that of a mutation that was carried out, so it counts as
    /// an attempt with an unknown outcome.
    /// </summary>
    public async Task<StoredResult<TPayload>?> FindAsync<TPayload>(IdempotentMutation intention) where TPayload : MutationPayload
    {
        var (content, isUnreadable) = await results.FindAsync(intention.Key);
        if (content is not null && Read<TPayload>(intention, content) is { } kept)
            return time.GetUtcNow() - kept.KeptAt < MemoryResultStore.Lifetime ? kept : null;
        return content is null && !isUnreadable ? null : New<TPayload>(intention) with { Unknown = IndeterminateAttempt.Undated(time.GetUtcNow()) };
    }

    public Task KeepAsync<TPayload>(IdempotentMutation intention, TPayload payload) where TPayload : MutationPayload =>
        results.KeepAsync(intention.Key, Write(New<TPayload>(intention) with { Payload = payload }));

    /// <summary>Keeps that an attempt has an unknown outcome; null where there is no such attempt, or no more. False where the claim was lost.</summary>
    public Task<bool> KeepAsync<TPayload>(IdempotentMutation intention, IndeterminateAttempt? unknown, StoredResultState state, FencingToken? claim) where TPayload : MutationPayload => unknown is null
        ? results.DropAsync(intention.Key, claim)
        : results.KeepAsync(intention.Key, Write(New<TPayload>(intention) with { Unknown = unknown }), state, claim);

    /// <summary>Whether nobody else can have carried out meanwhile what the claim is for.</summary>
    public Task<bool> IsClaimedAsync(FencingToken? claim) => results.IsHeldAsync(claim);

    private StoredResult<TPayload> New<TPayload>(IdempotentMutation intention) where TPayload : MutationPayload => new(intention.Fingerprint, time.GetUtcNow());

    private StoredResult<TPayload>? Read<TPayload>(IdempotentMutation intention, byte[] content) where TPayload : MutationPayload
    {
        try
        {
            return JsonSerializer.Deserialize<StoredResult<TPayload>>(content, StoredResultJson.Options);
        }
        catch (JsonException)
        {
            results.ReportUnreadable(intention.Key);
            return null;
        }
    }

    private static byte[] Write<TPayload>(StoredResult<TPayload> result) where TPayload : MutationPayload => JsonSerializer.SerializeToUtf8Bytes(result, StoredResultJson.Options);
}

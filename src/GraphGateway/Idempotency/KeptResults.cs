using System.Text.Json;
using GraphGateway.Errors;
using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The results that are kept for repeats.</summary>
internal sealed class KeptResults(SharedResults results, TimeProvider time)
{
    /// <summary>
    /// What is known of an intention; null if nothing. A record that cannot be read may be that of a mutation that was carried out, so it counts as
    /// an attempt with an unknown outcome.
    /// </summary>
    public async Task<KeptResult<TPayload>?> FindAsync<TPayload>(Intention intention) where TPayload : MutationPayload
    {
        var (content, isUnreadable) = await results.FindAsync(intention.Key);
        if (content is not null && Read<TPayload>(intention, content) is { } kept)
            return time.GetUtcNow() - kept.KeptAt < ResultStore.Lifetime ? kept : null;
        return content is null && !isUnreadable ? null : New<TPayload>(intention) with { Unknown = UnknownOutcome.Undated(time.GetUtcNow()) };
    }

    public Task KeepAsync<TPayload>(Intention intention, TPayload payload) where TPayload : MutationPayload =>
        results.KeepAsync(intention.Key, Write(New<TPayload>(intention) with { Payload = payload }));

    /// <summary>Keeps that an attempt has an unknown outcome; null where there is no such attempt, or no more. False where the claim was lost.</summary>
    public Task<bool> KeepAsync<TPayload>(Intention intention, UnknownOutcome? unknown, ResultState state, Hold? claim) where TPayload : MutationPayload => unknown is null
        ? results.DropAsync(intention.Key, claim)
        : results.KeepAsync(intention.Key, Write(New<TPayload>(intention) with { Unknown = unknown }), state, claim);

    /// <summary>Whether nobody else can have carried out meanwhile what the claim is for.</summary>
    public Task<bool> IsClaimedAsync(Hold? claim) => results.IsHeldAsync(claim);

    private KeptResult<TPayload> New<TPayload>(Intention intention) where TPayload : MutationPayload => new(intention.Fingerprint, time.GetUtcNow());

    private KeptResult<TPayload>? Read<TPayload>(Intention intention, byte[] content) where TPayload : MutationPayload
    {
        try
        {
            return JsonSerializer.Deserialize<KeptResult<TPayload>>(content, KeptJson.Options);
        }
        catch (JsonException)
        {
            results.ReportUnreadable(intention.Key);
            return null;
        }
    }

    private static byte[] Write<TPayload>(KeptResult<TPayload> result) where TPayload : MutationPayload => JsonSerializer.SerializeToUtf8Bytes(result, KeptJson.Options);
}

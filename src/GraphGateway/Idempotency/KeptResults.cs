using System.Text.Json;
using GraphGateway.Errors;
using GraphGateway.ScaleOut;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.Idempotency;

/// <summary>The results that are kept for repeats. They hold links, so no store ever has them in the clear.</summary>
internal sealed class KeptResults(SharedResults results, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("GraphGateway.Idempotency");

    public async Task<KeptResult<TPayload>?> FindAsync<TPayload>(Intention intention) where TPayload : MutationPayload =>
        await results.FindAsync(intention.Id) is { } value ? JsonSerializer.Deserialize<KeptResult<TPayload>>(_protector.Unprotect(value), KeptJson.Options) : null;

    public Task KeepAsync<TPayload>(Intention intention, TPayload payload) where TPayload : MutationPayload =>
        results.KeepAsync(intention.Id, Seal(new KeptResult<TPayload>(intention.Fingerprint, payload)));

    /// <summary>Keeps that an attempt has an unknown outcome; null where there is no such attempt, or no more.</summary>
    public Task KeepAsync<TPayload>(Intention intention, UnknownOutcome? unknown, Lease claim) where TPayload : MutationPayload => unknown is null
        ? results.DropAsync(intention.Id, claim)
        : results.KeepAsync(intention.Id, Seal(new KeptResult<TPayload>(intention.Fingerprint, Unknown: unknown)), claim);

    private byte[] Seal<TPayload>(KeptResult<TPayload> result) where TPayload : MutationPayload =>
        _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(result, KeptJson.Options));
}

using System.Text.Json;
using GraphGateway.Errors;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.Idempotency;

/// <summary>The results that are kept for repeats. They hold links, so the store never has them in the clear.</summary>
internal sealed class KeptResults(ResultStore store, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("GraphGateway.Idempotency");

    public KeptResult<TPayload>? Find<TPayload>(Intention intention) where TPayload : MutationPayload =>
        store.Find(intention.Id) is { } value ? JsonSerializer.Deserialize<KeptResult<TPayload>>(_protector.Unprotect(value), KeptJson.Options) : null;

    public void Keep<TPayload>(Intention intention, TPayload payload) where TPayload : MutationPayload =>
        Keep(intention, new KeptResult<TPayload>(intention.Fingerprint, payload));

    public void Keep<TPayload>(Intention intention, UnknownOutcome unknown) where TPayload : MutationPayload =>
        Keep(intention, new KeptResult<TPayload>(intention.Fingerprint, Unknown: unknown));

    private void Keep<TPayload>(Intention intention, KeptResult<TPayload> result) where TPayload : MutationPayload =>
        store.Keep(intention.Id, _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(result, KeptJson.Options)));
}

using System.Security.Cryptography;
using System.Text.Json;
using GraphGateway.Errors;
using GraphGateway.ScaleOut;
using Microsoft.AspNetCore.DataProtection;

namespace GraphGateway.Idempotency;

/// <summary>The results that are kept for repeats. They hold links, so no store ever has them in the clear.</summary>
internal sealed partial class KeptResults(SharedResults results, IDataProtectionProvider protection, ILogger<KeptResults> logger)
{
    private readonly IDataProtector _protector = protection.CreateProtector("GraphGateway.Idempotency");

    /// <exception cref="SharedFailure">There is one, and it can no longer be read: to send once more might do twice what was wanted once.</exception>
    public async Task<KeptResult<TPayload>?> FindAsync<TPayload>(Intention intention) where TPayload : MutationPayload
    {
        if (await results.FindAsync(intention.Id) is not { } value)
            return null;
        try
        {
            return JsonSerializer.Deserialize<KeptResult<TPayload>>(_protector.Unprotect(value), KeptJson.Options);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            LogUnreadable(exception.GetType().Name);
            throw new SharedFailure(ErrorCodes.UpstreamOutcomeUnknown, "The idempotency key was used within the last 24 hours, and what came of it can no longer be read. Look whether it was carried out, and send a new key if not.");
        }
    }

    public Task KeepAsync<TPayload>(Intention intention, TPayload payload) where TPayload : MutationPayload =>
        results.KeepAsync(intention.Id, Seal(new KeptResult<TPayload>(intention.Fingerprint, payload)));

    /// <summary>Keeps that an attempt has an unknown outcome; null where there is no such attempt, or no more. False where the claim was lost.</summary>
    public Task<bool> KeepAsync<TPayload>(Intention intention, UnknownOutcome? unknown, Hold? claim) where TPayload : MutationPayload => unknown is null
        ? results.DropAsync(intention.Id, claim)
        : results.KeepAsync(intention.Id, Seal(new KeptResult<TPayload>(intention.Fingerprint, Unknown: unknown)), claim);

    /// <summary>Whether nobody else can have carried out meanwhile what the claim is for.</summary>
    public Task<bool> IsClaimedAsync(Hold? claim) => results.IsHeldAsync(claim);

    private byte[] Seal<TPayload>(KeptResult<TPayload> result) where TPayload : MutationPayload =>
        _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(result, KeptJson.Options));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A result that was kept for repeats cannot be read ({Failure}). Was ScaleOut:EncryptionKey changed?")]
    private partial void LogUnreadable(string failure);
}

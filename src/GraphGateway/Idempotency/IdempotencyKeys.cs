using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Security;

namespace GraphGateway.Idempotency;

/// <summary>The idempotency keys of a request: the key in a field's input, or else the key in the header.</summary>
internal sealed class IdempotencyKeys(CallerAccessor caller)
{
    private const int MaxLength = 255;

    /// <summary>The key in the header; null if there is none.</summary>
    public string? HeaderKey { get; set; }

    /// <summary>Identifies a mutation by its idempotency key. Returns null if the client sent no key.</summary>
    /// <param name="field">The mutation field.</param>
    /// <param name="ownKey">The key in the field's input; null if there is none.</param>
    /// <param name="input">The field's input as text, for the fingerprint.</param>
    public IdempotentMutation? Identify(string field, string? ownKey, string? input)
    {
        if ((ownKey ?? HeaderKey) is not { } key)
            return null;
        Validate(key);
        var account = caller.Caller.Account.Name;
        return new(account, Sha256Hash.OfParts(account, caller.Caller.Id, field, key), Sha256Hash.OfParts(input));
    }

    private static void Validate(string key)
    {
        if (key.Length is 0 or > MaxLength)
            throw GatewayError.BadUserInput($"The idempotency key has {key.Length} characters. It must have 1 to {MaxLength}.");
        if (key.Any(character => character is < '!' or > '~'))
            throw GatewayError.BadUserInput("The idempotency key contains characters that are not visible ASCII. Use letters, digits and punctuation, without spaces.");
    }
}

/// <summary>The HTTP header <c>Idempotency-Key</c>: the idempotency key of an operation with a single mutation field.</summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";

    // The key is validated only when a mutation uses it. A query ignores it.
    public static string? Read(IHeaderDictionary headers) => headers.TryGetValue(Name, out var value) ? value.ToString() : null;
}

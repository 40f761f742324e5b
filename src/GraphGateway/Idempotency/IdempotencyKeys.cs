using GraphGateway.Callers;
using GraphGateway.Errors;

namespace GraphGateway.Idempotency;

/// <summary>The idempotency keys of a request: a field's own, or else the header's.</summary>
internal sealed class IdempotencyKeys(CallerAccessor caller)
{
    private const int MaxLength = 255;

    /// <summary>The key that the header brings; null where it brings none.</summary>
    public string? OfHeader { get; set; }

    /// <summary>What a field is to be taken for; null where the client gave no key.</summary>
    /// <param name="field">The mutation's field.</param>
    /// <param name="own">The key in the field's input.</param>
    /// <param name="input">What the field is to do.</param>
    public IdempotentMutation? Intention(string field, string? own, string? input)
    {
        if ((own ?? OfHeader) is not { } key)
            return null;
        Check(key);
        var account = caller.Caller.Account.Name;
        return new(account, KeyHash.Of(account, caller.Caller.Id, field, key), KeyHash.Of(input));
    }

    private static void Check(string key)
    {
        if (key.Length is 0 or > MaxLength)
            throw GatewayError.BadUserInput($"The idempotency key has {key.Length} characters. It must have 1 to {MaxLength}.");
        if (key.Any(character => character is < '!' or > '~'))
            throw GatewayError.BadUserInput("The idempotency key has characters other than visible ASCII. Use letters, digits and signs without spaces.");
    }
}

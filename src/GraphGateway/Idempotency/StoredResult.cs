using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;

namespace GraphGateway.Idempotency;

/// <summary>The stored result of a mutation: its payload, or an indeterminate attempt.</summary>
/// <param name="Fingerprint">The fingerprint of the input.</param>
/// <param name="KeptAt">When the result was stored. A result older than the lifetime of entries was copied back by somebody, and is ignored.</param>
/// <param name="Payload">The first definite result; null if the outcome is unknown.</param>
/// <param name="Unknown">The indeterminate attempt; null if the outcome is known.</param>
internal sealed record StoredResult<TPayload>(string Fingerprint, DateTimeOffset KeptAt, TPayload? Payload = null, IndeterminateAttempt? Unknown = null)
    where TPayload : MutationPayload;

/// <summary>The key of a stored entry.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Account">The name of the account whose limit the entry counts against.</param>
/// <param name="Id">A hash that is unique among all kinds and accounts.</param>
internal sealed record StoredResultKey(StoredValueKind Kind, string Account, string Id)
{
    /// <summary>The encryption context of the entry's value.</summary>
    public EncryptionContext Context { get; } = new(Kind, Account, Id);
}

/// <summary>The state of a stored mutation. It decides whether and when the entry may be evicted.</summary>
internal enum StoredResultState
{
    /// <summary>The call is in flight. Such entries are not counted and never evicted: their number is limited by the number of calls.</summary>
    InFlight,

    /// <summary>The outcome of the call is unknown. Evicted only if its account has no settled entries left.</summary>
    Unknown,

    /// <summary>The outcome is definite.</summary>
    Settled,
}

/// <summary>An entry of the in-memory store.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Value">The encrypted value.</param>
/// <param name="State">The state of its mutation.</param>
/// <param name="Until">When the entry expires.</param>
internal sealed record StoredResultEntry(StoredResultKey Key, byte[] Value, StoredResultState State, DateTimeOffset Until);

/// <summary>The result of a lookup of a stored entry.</summary>
/// <param name="Content">The decrypted value; null if there is no readable value.</param>
/// <param name="IsUnreadable">Whether there is a value that cannot be read.</param>
internal readonly record struct StoredResultLookup(byte[]? Content, bool IsUnreadable = false);

/// <summary>The JSON options for stored results. A domain error is serialized with a type discriminator.</summary>
internal static class StoredResultJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(AddErrorTypes),
    };

    private static void AddErrorTypes(JsonTypeInfo type)
    {
        if (type.Type != typeof(DomainError))
            return;
        type.PolymorphismOptions = new();
        foreach (var error in typeof(DomainError).Assembly.GetTypes().Where(error => error is { IsAbstract: false } && error.IsSubclassOf(typeof(DomainError))))
            type.PolymorphismOptions.DerivedTypes.Add(new(error, error.Name));
    }
}

/// <summary>An indeterminate attempt: a call that was sent, but whose outcome is unknown.</summary>
/// <param name="Began">The time just before the call was sent. The attempt cannot have created anything that is older.</param>
/// <param name="Ended">When the call failed or timed out. A time in the future means that the call may still be in flight.</param>
/// <param name="IsUndated">Whether the times are only the widest possible range, so that they prove nothing.</param>
internal sealed record IndeterminateAttempt(DateTimeOffset Began, DateTimeOffset Ended, bool IsUndated = false)
{
    /// <summary>Creates an attempt for a record that cannot be read: the call may have been sent at any time within the lifetime of records.</summary>
    public static IndeterminateAttempt Undated(DateTimeOffset now) => new(now - IdempotencyOptions.Lifetime, now, IsUndated: true);
}

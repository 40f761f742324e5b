using System.Text.Json;

namespace GraphGateway.ScaleOut;

/// <summary>
/// Where a stored value belongs. The context is authenticated together with the value and is not stored beside it, so a value that
/// somebody moved to another place does not decrypt there.
/// </summary>
/// <param name="kind">The kind of value.</param>
/// <param name="account">The account whose value it is; null if all accounts share it.</param>
/// <param name="names">What tells the value from others of the same kind and account.</param>
internal sealed class EncryptionContext(StoredValueKind kind, string? account, params string[] names)
{
    public StoredValueKind Kind => kind;

    /// <summary>The associated data for authenticated encryption. It is JSON, so its parts cannot run into one another.</summary>
    public byte[] ToAssociatedData() => JsonSerializer.SerializeToUtf8Bytes<string?[]>([kind.ToString(), account, .. names]);
}

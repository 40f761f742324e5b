using System.Text.Json;

namespace GraphGateway.ScaleOut;

/// <summary>
/// The encryption context of a stored value: its kind, account and name. It is authenticated together with the value and not stored with it,
/// so a value that somebody copies to another key cannot be decrypted there.
/// </summary>
/// <param name="kind">The kind of value.</param>
/// <param name="account">The account of the value; null if all accounts share it.</param>
/// <param name="names">The names that identify the value within its kind and account.</param>
internal sealed class EncryptionContext(StoredValueKind kind, string? account, params string[] names)
{
    public StoredValueKind Kind => kind;

    /// <summary>Returns the associated data for authenticated encryption. It is JSON, so different parts cannot produce the same bytes.</summary>
    public byte[] ToAssociatedData() => JsonSerializer.SerializeToUtf8Bytes<string?[]>([kind.ToString(), account, .. names]);
}

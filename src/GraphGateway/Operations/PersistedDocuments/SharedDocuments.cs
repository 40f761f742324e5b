using System.Security.Cryptography;
using System.Text;
using GraphGateway.ScaleOut;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>
/// The texts of the documents that clients have sent with their hash, for all instances. Only the text is shared: each instance parses
/// and validates it as if a client had sent it.
/// </summary>
internal sealed class SharedDocuments(RedisConnection redis, IDataProtectionProvider protection)
{
    /// <summary>How many characters a text may have to be shared.</summary>
    public const int MaxLength = 100_000;

    private const int IdLength = 71;
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(24);

    private readonly IDataProtector _protector = protection.CreateProtector("GraphGateway.Documents");

    /// <summary>The text of an id; null where no instance has it, or what is there is not what the id says.</summary>
    public async Task<string?> FindAsync(string id)
    {
        if (!IsHash(id) || (byte[]?)await redis.TryAsync(database => database.StringGetAsync(Key(id)), RedisValue.Null) is not { } value)
            return null;
        await redis.TryAsync(database => database.KeyExpireAsync(Key(id), _lifetime), otherwise: false);
        return Open(value) is { } text && DocumentHash.IdOf(text) == id ? text : null;
    }

    public Task KeepAsync(string id, string text) => IsHash(id) && text.Length <= MaxLength
        ? redis.TryAsync(database => database.StringSetAsync(Key(id), _protector.Protect(Encoding.UTF8.GetBytes(text)), _lifetime), otherwise: false)
        : Task.CompletedTask;

    private string? Open(byte[] value)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsHash(string id) => id.Length == IdLength && id.StartsWith(DocumentHash.Prefix, StringComparison.Ordinal);

    private RedisKey Key(string id) => redis.Key("document", id[DocumentHash.Prefix.Length..]);
}

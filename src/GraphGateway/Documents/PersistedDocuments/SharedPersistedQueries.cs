using System.Text;
using GraphGateway.ScaleOut;
using StackExchange.Redis;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// The texts of automatic persisted queries in Redis, shared by all instances. Only the text is shared: each instance parses and
/// validates it as if a client had sent it.
/// </summary>
internal sealed class SharedPersistedQueries(RedisConnection redis, ValueEncryptor encryptor, TimeProvider time)
{
    /// <summary>The maximum number of characters in a shared text.</summary>
    public const int MaxLength = 100_000;

    /// <summary>The maximum number of texts in Redis. Another text evicts the least recently used one; its clients then send it again.</summary>
    public const int MaxCount = 5_000;

    private const int IdLength = 71;
    private const string Kind = "document";
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(24);

    /// <summary>Returns the text of an id, or null if Redis does not have it, or if the stored text does not match the hash in the id.</summary>
    public async Task<string?> FindAsync(string id)
    {
        if (!IsHash(id) || (byte[]?)await redis.TryAsync(database => database.StringGetAsync(Key(id)), RedisValue.Null) is not { } value)
            return null;
        await redis.TryAsync(database => Task.WhenAll(database.KeyExpireAsync(Key(id), _lifetime), TrackAsync(database, id)), otherwise: []);
        return encryptor.Decrypt(ContextOf(id), value) is { } text && Encoding.UTF8.GetString(text) is var document && DocumentHash.IdOf(document) == id ? document : null;
    }

    public Task StoreAsync(string id, string text) => IsHash(id) && text.Length <= MaxLength
        ? redis.TryAsync(database => Task.WhenAll(database.StringSetAsync(Key(id), encryptor.Encrypt(ContextOf(id), Encoding.UTF8.GetBytes(text)), _lifetime), TrackAsync(database, id)), otherwise: [])
        : Task.CompletedTask;

    // The number of texts is limited, because any client can send documents, even with an API key that Getscreen rejects.
    private async Task<bool> TrackAsync(IDatabase database, string id)
    {
        var now = time.GetUtcNow();
        await new BoundedRedisIndex(redis.Key("document-index", "all"), redis.Key(Kind, "").ToString(), MaxCount).AddAsync(database, HashOf(id), now + _lifetime, now, _lifetime);
        return true;
    }

    private static EncryptionContext ContextOf(string id) => new(StoredValueKind.Document, account: null, id);

    private static bool IsHash(string id) => id.Length == IdLength && id.StartsWith(DocumentHash.Prefix, StringComparison.Ordinal);

    private static string HashOf(string id) => id[DocumentHash.Prefix.Length..];

    private RedisKey Key(string id) => redis.Key(Kind, HashOf(id));
}

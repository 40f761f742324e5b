using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.Observability;
using Microsoft.Extensions.Options;

namespace GraphGateway.ScaleOut;

/// <summary>
/// Encrypts and decrypts all values in Redis and all stored results, with AES-256-GCM and the value's <see cref="EncryptionContext"/> as associated
/// data. If no key is configured, the key is random: no encrypted value outlives the process then.
/// </summary>
internal sealed partial class ValueEncryptor
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;
    private const int KeyLength = 32;

    // A changed key makes thousands of values unreadable. One log line per minute is enough.
    private static readonly TimeSpan _betweenWarnings = TimeSpan.FromMinutes(1);
    private static readonly byte[] _salt = Encoding.UTF8.GetBytes("GraphGateway.StoredValues");

    private readonly byte[] _key;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Counter<long> _unreadable;
    private long _nextWarning;

    public ValueEncryptor(IOptions<ScaleOutOptions> options, IMeterFactory meters, TimeProvider time, ILogger<ValueEncryptor> logger)
    {
        (_time, _logger) = (time, logger);
        _key = options.Value.EncryptionKey is { Length: > 0 } secret
            ? HKDF.Extract(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), _salt)
            : RandomNumberGenerator.GetBytes(KeyLength);
        _unreadable = meters.Create(TelemetryNames.Source).CreateCounter<long>(TelemetryNames.Metrics.UnreadableValues, "{value}", "Stored values that could not be decrypted or deserialized.");
    }

    /// <summary>Compresses and encrypts a value.</summary>
    /// <param name="context">The context of the value. Decryption needs an equal context.</param>
    /// <param name="parts">The value, in one or more parts.</param>
    public byte[] Encrypt(EncryptionContext context, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var plaintext = Compress(parts);
        var value = new byte[HeaderLength + plaintext.Length];
        value[0] = Format;
        RandomNumberGenerator.Fill(Nonce(value));
        var associatedData = context.ToAssociatedData();
        using var aes = new AesGcm(DeriveKey(associatedData), TagLength);
        aes.Encrypt(Nonce(value), plaintext, value.AsSpan(HeaderLength), Tag(value), associatedData);
        return value;
    }

    /// <summary>Decrypts a value. Returns null if its context, key or format differs, or if it was modified; this is counted and logged.</summary>
    public byte[]? Decrypt(EncryptionContext context, byte[] value)
    {
        if (value.Length < HeaderLength || value[0] != Format)
            return Unreadable(context);
        try
        {
            var plaintext = new byte[value.Length - HeaderLength];
            var associatedData = context.ToAssociatedData();
            using var aes = new AesGcm(DeriveKey(associatedData), TagLength);
            aes.Decrypt(Nonce(value), value.AsSpan(HeaderLength), Tag(value), plaintext, associatedData);
            return Decompress(plaintext);
        }
        catch (CryptographicException)
        {
            return Unreadable(context);
        }
    }

    /// <summary>Counts and logs a value that was decrypted, but whose content this version of the server cannot deserialize.</summary>
    public void ReportUnreadable(EncryptionContext context)
    {
        _unreadable.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Tags.ValueKind, context.Kind.ToString()));
        var (now, nextWarning) = (_time.GetUtcNow(), Volatile.Read(ref _nextWarning));
        if (now.UtcTicks >= nextWarning && Interlocked.CompareExchange(ref _nextWarning, (now + _betweenWarnings).UtcTicks, nextWarning) == nextWarning)
            LogUnreadable(context.Kind);
    }

    private byte[]? Unreadable(EncryptionContext context)
    {
        ReportUnreadable(context);
        return null;
    }

    // One key per context, so that no key encrypts enough values for random nonces to repeat.
    private byte[] DeriveKey(byte[] associatedData) => HKDF.Expand(HashAlgorithmName.SHA256, _key, KeyLength, associatedData);

    private static Span<byte> Nonce(byte[] value) => value.AsSpan(1, NonceLength);

    private static Span<byte> Tag(byte[] value) => value.AsSpan(1 + NonceLength, TagLength);

    private static byte[] Compress(ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var compressed = new MemoryStream();
        using (var compressing = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
                compressing.Write(part.Span);
        }

        return compressed.ToArray();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var decompressing = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        decompressing.CopyTo(content);
        return content.ToArray();
    }

    [LoggerMessage(EventId = 1105, EventName = "StoredValueUnreadable", Level = LogLevel.Warning, Message =
        "A stored value of kind {Kind} could not be decrypted and is ignored. ScaleOut:EncryptionKey was changed or differs between instances, or another program writes to Redis")]
    private partial void LogUnreadable(StoredValueKind kind);
}

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

/// <summary>The kinds of values that are stored encrypted. A value of one kind never decrypts as another.</summary>
internal enum StoredValueKind
{
    /// <summary>The stored result of a mutation with an idempotency key, or its indeterminate attempt.</summary>
    MutationResult,

    /// <summary>The mutation that created a support connection.</summary>
    ConnectionOrigin,

    /// <summary>The text of an automatic persisted query (APQ).</summary>
    Document,

    /// <summary>An entry of the shared cache.</summary>
    CacheEntry,

    /// <summary>The last snapshot of a change feed.</summary>
    Snapshot,
}

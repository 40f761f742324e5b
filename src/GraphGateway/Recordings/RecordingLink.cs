namespace GraphGateway.Recordings;

/// <summary>What a link stands for.</summary>
/// <param name="Account">The name of the account that the recording belongs to.</param>
/// <param name="Session">The number of the session.</param>
/// <param name="Url">Where the recording lies.</param>
/// <param name="Expires">When the link ends.</param>
/// <param name="Key">The caller's own key, where the server has none for the account; a secret.</param>
internal sealed record RecordingLink(string Account, int Session, Uri Url, DateTimeOffset Expires, string? Key = null)
{
    private const byte Version = 1;

    /// <summary>Tells links apart that were read: no secret, and the same for each request with one link.</summary>
    public string Id { get; init; } = "";

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write7BitEncodedInt64(Expires.ToUnixTimeSeconds());
        writer.Write7BitEncodedInt(Session);
        writer.Write(Account);
        writer.Write(Url.AbsoluteUri);
        writer.Write(Key ?? "");
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; null where another version of the server wrote it.</summary>
    public static RecordingLink? From(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadByte() != Version)
            return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var session = reader.Read7BitEncodedInt();
        return new(reader.ReadString(), session, new(reader.ReadString()), expires, reader.ReadString() is { Length: > 0 } key ? key : null);
    }

    /// <summary>Names the link without its secrets.</summary>
    public override string ToString() => $"{nameof(RecordingLink)} {Account} {Session}";
}

namespace GraphGateway.Recordings;

/// <summary>The content of a recording link.</summary>
/// <param name="Account">The name of the account that the recording belongs to.</param>
/// <param name="Session">The session's numeric id.</param>
/// <param name="Url">The upstream's URL of the recording.</param>
/// <param name="Expires">The expiration time of the link.</param>
/// <param name="Key">The caller's own API key, if the server has none for the account; a secret.</param>
internal sealed record RecordingLink(string Account, int Session, Uri Url, DateTimeOffset Expires, string? Key = null)
{
    private const byte Version = 1;

    /// <summary>Identifies a link that was read: not a secret, and the same for every request with the same link.</summary>
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

    /// <summary>Reads the output of <see cref="ToBytes"/>. Returns null if another version of the server wrote it.</summary>
    public static RecordingLink? From(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadByte() != Version)
            return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(reader.Read7BitEncodedInt64());
        var session = reader.Read7BitEncodedInt();
        return new(reader.ReadString(), session, new(reader.ReadString()), expires, reader.ReadString() is { Length: > 0 } key ? key : null);
    }

    /// <summary>Omits the secrets of the link.</summary>
    public override string ToString() => $"{nameof(RecordingLink)} {Account} {Session}";
}

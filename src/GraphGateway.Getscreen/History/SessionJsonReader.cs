using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

/// <summary>Reads sessions from the payload of <c>history/list</c>.</summary>
internal static class SessionJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _id = Shape.Required("id");
    private static readonly int _start = Shape.Time("start");
    private static readonly int _stop = Shape.Time("stop");
    private static readonly int _clients = Shape.List("clients", SessionClientJsonReader.Shape);
    private static readonly int _client = Shape.List("client", SessionClientJsonReader.Shape); // the name of clients in some responses
    private static readonly SessionAgentJsonReader _agent = new(Shape.Object("agent"));
    private static readonly SessionVideoJsonReader _video = new(Shape.Object("video", orEmpty: true));

    public static RowList<Session> Read(PayloadEnvelope envelope) => envelope.Rows(_id, Read);

    public static HistoryPage ReadPage(PayloadEnvelope envelope, HistoryQuery query) => new()
    {
        Offset = envelope.Offset ?? query.Offset,
        Limit = envelope.Limit ?? query.Limit,
        Total = envelope.Total ?? throw new PayloadException("total", PayloadFieldKind.Count.Expected(), PayloadException.Nothing),
        Sessions = Read(envelope),
    };

    private static Session Read(PayloadRow row) => new()
    {
        Id = row.Int(_id)!.Value,
        Start = row.Time(_start),
        Stop = row.Time(_stop),
        Clients = row.List(row.Has(_clients) ? _clients : _client, SessionClientJsonReader.Read),
        Agent = _agent.Read(row),
        Video = _video.Read(row),
    };
}

/// <summary>Reads the agent of a session.</summary>
/// <param name="shape">The schema of the object.</param>
internal sealed class SessionAgentJsonReader(PayloadSchema shape)
{
    private readonly int _id = shape.Strict("id", PayloadFieldKind.Int);
    private readonly int _name = shape.Text("name");
    private readonly int _group = shape.Text("group");
    private readonly GeoJsonReader _geo = new(shape.Object("geo", orEmpty: true));
    private readonly int _os = shape.System("os");
    private readonly int _version = shape.Text("version");
    private readonly int _owner = shape.Text("owner");

    public SessionAgent? Read(PayloadRow row) => shape.IsIn(row)
        ? new()
        {
            Id = row.Int(_id),
            Name = row.RepeatedText(_name),
            Group = row.RepeatedText(_group),
            Geo = _geo.Read(row),
            Os = row.System(_os),
            Version = row.RepeatedText(_version),
            Owner = row.RepeatedText(_owner),
        }
        : null;
}

/// <summary>Reads a client of a session.</summary>
internal static class SessionClientJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _login = Shape.Text("login");
    private static readonly int _userAgent = Shape.Text("user_agent");
    private static readonly GeoJsonReader _geo = new(Shape.Object("geo", orEmpty: true));

    public static SessionClient Read(PayloadRow row) => new()
    {
        Login = row.RepeatedText(_login),
        UserAgent = row.RepeatedText(_userAgent),
        Geo = _geo.Read(row),
    };
}

/// <summary>Reads the recording of a session. The object has no URL if the session was not recorded.</summary>
/// <param name="shape">The schema of the object.</param>
internal sealed class SessionVideoJsonReader(PayloadSchema shape)
{
    private readonly int _url = shape.Text("url");
    private readonly int _size = shape.Size("size");

    public SessionVideo? Read(PayloadRow row) => row.Text(_url) is { } url ? new() { Url = url, Size = row.Long(_size) } : null;
}

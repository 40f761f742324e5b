using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

/// <summary>Reads agents from the payload of <c>agents/list</c>.</summary>
internal static class AgentJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _id = Shape.Required("id");
    private static readonly int _name = Shape.Text("name");
    private static readonly int _group = Shape.Text("group");
    private static readonly int _disabled = Shape.Flag("disabled");
    private static readonly int _limited = Shape.Flag("limited");
    private static readonly int _linkTime = Shape.Time("link_time");
    private static readonly int _lastTime = Shape.Time("last_time");
    private static readonly GeoJsonReader _geo = new(Shape.Object("geo", orEmpty: true));
    private static readonly int _permanentUrl = Shape.Text("permanent_url");
    private static readonly int _previewUrl = Shape.Text("preview_url");
    private static readonly int _os = Shape.System("os");
    private static readonly int _version = Shape.Text("version");
    private static readonly int _online = Shape.Flag("online");
    private static readonly int _installed = Shape.Flag("installed");
    private static readonly int _favorite = Shape.Flag("favorite");
    private static readonly int _owner = Shape.Text("owner");
    private static readonly PayloadSchema _sessions = Shape.Object("sessions");
    private static readonly LastSessionJsonReader _last = new(_sessions.Object("last", orEmpty: true));

    /// <summary>The slot of the number of sessions.</summary>
    public static readonly int Total = _sessions.Count("total");

    public static RowList<Agent> Read(PayloadEnvelope envelope) => envelope.Rows(_id, Read);

    private static Agent Read(PayloadRow row) => new()
    {
        Id = row.Int(_id)!.Value,
        Name = row.Text(_name),
        Group = row.RepeatedText(_group),
        Disabled = row.Flag(_disabled),
        Limited = row.Flag(_limited),
        LinkTime = row.Time(_linkTime),
        LastTime = row.Time(_lastTime),
        Geo = _geo.Read(row),
        PermanentUrl = row.Text(_permanentUrl),
        PreviewUrl = row.Text(_previewUrl),
        Os = row.System(_os),
        Version = row.RepeatedText(_version),
        Online = row.Flag(_online),
        Installed = row.Flag(_installed),
        Favorite = row.Flag(_favorite),
        Owner = row.RepeatedText(_owner),
        SessionCount = row.Int(Total) ?? 0,
        LastSession = _last.Read(row),
    };
}

/// <summary>Reads <c>sessions.last</c>. The object has no id if there was no session.</summary>
/// <param name="shape">The schema of the object.</param>
internal sealed class LastSessionJsonReader(PayloadSchema shape)
{
    private readonly int _id = shape.Strict("id", PayloadFieldKind.Int);
    private readonly int _startTime = shape.Time("start_time");
    private readonly int _stopTime = shape.Time("stop_time");
    private readonly LastSessionClientJsonReader _client = new(shape.Object("client"));

    public LastSession? Read(PayloadRow row) => row.Int(_id) is { } id
        ? new() { Id = id, StartTime = row.Time(_startTime), StopTime = row.Time(_stopTime), Client = _client.Read(row) }
        : null;
}

/// <summary>Reads <c>sessions.last.client</c>, whose location fields are not in an object of their own.</summary>
/// <param name="shape">The schema of the object.</param>
internal sealed class LastSessionClientJsonReader(PayloadSchema shape)
{
    private readonly GeoJsonReader _geo = new(shape);
    private readonly int _userAgent = shape.Text("user_agent");

    public LastSessionClient? Read(PayloadRow row)
    {
        var geo = _geo.Read(row);
        var userAgent = row.RepeatedText(_userAgent);
        return geo is null && userAgent is null ? null : new() { Geo = geo, UserAgent = userAgent };
    }
}

/// <summary>Reads the link from the payload of <c>agents/connect</c>. The link is a secret.</summary>
internal static class LinkJsonReader
{
    public static readonly PayloadSchema Shape = new();
    private static readonly int _url = Shape.Strict("url", PayloadFieldKind.Text);

    /// <summary>Returns the link of the first row.</summary>
    public static string Read(PayloadEnvelope envelope) =>
        (envelope.Data.Count > 0 ? envelope.Data[0].Text(_url) : null) ?? throw new PayloadException("data.url", PayloadFieldKind.Text.Expected(), PayloadException.Nothing);
}

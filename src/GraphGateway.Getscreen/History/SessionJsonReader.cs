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

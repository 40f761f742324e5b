using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

/// <summary>A session as it stands in the payload of <c>history/list</c>.</summary>
internal static class SessionPayload
{
    public static readonly Shape Shape = new();
    private static readonly int _id = Shape.Required("id");
    private static readonly int _start = Shape.Time("start");
    private static readonly int _stop = Shape.Time("stop");
    private static readonly int _clients = Shape.List("clients", SessionClientPayload.Shape);
    private static readonly int _client = Shape.List("client", SessionClientPayload.Shape); // what some answers call clients
    private static readonly SessionAgentPayload _agent = new(Shape.Object("agent"));
    private static readonly SessionVideoPayload _video = new(Shape.Object("video", orEmpty: true));

    public static RowList<Session> Read(Envelope envelope) => envelope.Rows(_id, Read);

    public static HistoryPage ReadPage(Envelope envelope, HistoryQuery query) => new()
    {
        Offset = envelope.Offset ?? query.Offset,
        Limit = envelope.Limit ?? query.Limit,
        Total = envelope.Total ?? throw new PayloadException("total", FieldKind.Count.Expected(), PayloadException.Nothing),
        Sessions = Read(envelope),
    };

    private static Session Read(Row row) => new()
    {
        Id = row.Int(_id)!.Value,
        Start = row.Time(_start),
        Stop = row.Time(_stop),
        Clients = row.List(row.Has(_clients) ? _clients : _client, SessionClientPayload.Read),
        Agent = _agent.Read(row),
        Video = _video.Read(row),
    };
}

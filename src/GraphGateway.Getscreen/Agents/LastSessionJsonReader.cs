using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

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

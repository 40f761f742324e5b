using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

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

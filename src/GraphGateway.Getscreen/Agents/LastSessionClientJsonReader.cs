using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

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

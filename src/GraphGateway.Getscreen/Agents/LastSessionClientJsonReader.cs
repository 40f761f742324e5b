using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Agents;

/// <summary><c>sessions.last.client</c> as it stands in the payload, its location flat beside the user agent.</summary>
/// <param name="shape">The object.</param>
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

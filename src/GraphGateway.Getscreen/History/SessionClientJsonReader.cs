using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

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

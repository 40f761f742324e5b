using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.History;

/// <summary>A session's client as it stands in the payload.</summary>
internal static class SessionClientPayload
{
    public static readonly Shape Shape = new();
    private static readonly int _login = Shape.Text("login");
    private static readonly int _userAgent = Shape.Text("user_agent");
    private static readonly GeoPayload _geo = new(Shape.Object("geo", orEmpty: true));

    public static SessionClient Read(Row row) => new()
    {
        Login = row.RepeatedText(_login),
        UserAgent = row.RepeatedText(_userAgent),
        Geo = _geo.Read(row),
    };
}

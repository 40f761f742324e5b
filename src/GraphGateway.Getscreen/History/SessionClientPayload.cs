using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.History;

/// <summary>A session's client as it stands in the payload.</summary>
internal sealed class SessionClientPayload
{
    public string? Login { get; init; }

    public string? UserAgent { get; init; }

    [JsonConverter(typeof(AbsentConverter<GeoPayload>))]
    public GeoPayload? Geo { get; init; }

    public SessionClient ToClient() => new() { Login = Login, UserAgent = UserAgent, Geo = Geo?.ToGeo() };
}

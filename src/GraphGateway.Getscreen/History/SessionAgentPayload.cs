using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.History;

/// <summary>A session's agent as it stands in the payload.</summary>
internal sealed class SessionAgentPayload
{
    public int? Id { get; init; }

    public string? Name { get; init; }

    public string? Group { get; init; }

    [JsonConverter(typeof(AbsentConverter<GeoPayload>))]
    public GeoPayload? Geo { get; init; }

    public OperatingSystem? Os { get; init; }

    public string? Version { get; init; }

    public string? Owner { get; init; }

    public SessionAgent ToAgent() => new() { Id = Id, Name = Name, Group = Group, Geo = Geo?.ToGeo(), Os = Os, Version = Version, Owner = Owner };
}

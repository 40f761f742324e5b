using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Agents;

/// <summary>An agent as it stands in the payload of <c>agents/list</c>.</summary>
internal sealed class AgentPayload
{
    public int? Id { get; init; }

    public string? Name { get; init; }

    public string? Group { get; init; }

    public bool Disabled { get; init; }

    public bool Limited { get; init; }

    public DateTimeOffset? LinkTime { get; init; }

    public DateTimeOffset? LastTime { get; init; }

    [JsonConverter(typeof(AbsentConverter<GeoPayload>))]
    public GeoPayload? Geo { get; init; }

    public string? PermanentUrl { get; init; }

    public string? PreviewUrl { get; init; }

    public OperatingSystem? Os { get; init; }

    public string? Version { get; init; }

    public bool Online { get; init; }

    public bool Installed { get; init; }

    public bool Favorite { get; init; }

    public string? Owner { get; init; }

    public AgentSessionsPayload? Sessions { get; init; }

    [JsonIgnore]
    public int Number => Id ?? throw new PayloadException(".id");

    public Agent ToAgent() => new()
    {
        Id = Number,
        Name = Name,
        Group = Group,
        Disabled = Disabled,
        Limited = Limited,
        LinkTime = LinkTime,
        LastTime = LastTime,
        Geo = Geo?.ToGeo(),
        PermanentUrl = PermanentUrl,
        PreviewUrl = PreviewUrl,
        Os = Os,
        Version = Version,
        Online = Online,
        Installed = Installed,
        Favorite = Favorite,
        Owner = Owner,
        SessionCount = Sessions?.Total ?? 0,
        LastSession = Sessions?.Last?.ToLastSession(),
    };
}

using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.History;

/// <summary>A session as it stands in the payload of <c>history/list</c>.</summary>
internal sealed class SessionPayload
{
    public int? Id { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? Stop { get; init; }

    public List<SessionClientPayload>? Clients { get; init; }

    /// <summary>What some answers call <see cref="Clients"/>.</summary>
    public List<SessionClientPayload>? Client { get; init; }

    public SessionAgentPayload? Agent { get; init; }

    [JsonConverter(typeof(AbsentConverter<SessionVideoPayload>))]
    public SessionVideoPayload? Video { get; init; }

    public Session ToSession() => new()
    {
        Id = Id ?? throw new PayloadException(".id"),
        Start = Start,
        Stop = Stop,
        Clients = (Clients is { Count: > 0 } ? Clients : Client ?? []).ConvertAll(client => client.ToClient()),
        Agent = Agent?.ToAgent(),
        Video = Video?.ToVideo(),
    };
}

using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Agents;

/// <summary><c>sessions</c> of an agent as it stands in the payload.</summary>
internal sealed class AgentSessionsPayload
{
    [JsonConverter(typeof(AbsentConverter<LastSessionPayload>))]
    public LastSessionPayload? Last { get; init; }

    public int? Total { get; init; }
}

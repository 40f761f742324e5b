using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen.Http;

/// <summary>How payloads are read: source-generated, with one converter for each kind of value that varies.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(IntConverter), typeof(LongConverter), typeof(TimeConverter), typeof(TextConverter), typeof(FlagConverter), typeof(OperatingSystemConverter),
        typeof(EnvelopeConverter<AgentPayload>), typeof(EnvelopeConverter<LinkPayload>),
        typeof(EnvelopeConverter<SupportConnectionPayload>), typeof(EnvelopeConverter<SessionPayload>),
        typeof(ListConverter<SessionClientPayload>),
    ])]
[JsonSerializable(typeof(Envelope<AgentPayload>))]
[JsonSerializable(typeof(Envelope<LinkPayload>))]
[JsonSerializable(typeof(Envelope<SupportConnectionPayload>))]
[JsonSerializable(typeof(Envelope<SessionPayload>))]
[JsonSerializable(typeof(AgentPayload))]
[JsonSerializable(typeof(LinkPayload))]
[JsonSerializable(typeof(SupportConnectionPayload))]
[JsonSerializable(typeof(SessionPayload))]
[JsonSerializable(typeof(SessionClientPayload))]
[JsonSerializable(typeof(SessionVideoPayload))]
[JsonSerializable(typeof(LastSessionPayload))]
[JsonSerializable(typeof(GeoPayload))]
internal sealed partial class GetscreenJson : JsonSerializerContext;

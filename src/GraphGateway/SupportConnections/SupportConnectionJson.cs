using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>A connection as instances share it. That there is none has no answer of its own, so it is not kept as the upstream's.</summary>
[JsonSerializable(typeof(SupportConnection))]
internal sealed partial class SupportConnectionJson : JsonSerializerContext;

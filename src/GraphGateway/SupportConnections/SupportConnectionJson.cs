using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>A connection as instances share it: of one that there is not, <c>support/info</c> has no answer that could stand for it.</summary>
[JsonSerializable(typeof(SupportConnection))]
internal sealed partial class SupportConnectionJson : JsonSerializerContext;

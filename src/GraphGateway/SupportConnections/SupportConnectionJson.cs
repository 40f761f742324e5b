using System.Text.Json.Serialization;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.SupportConnections;

/// <summary>JSON of a connection in the shared cache. The raw <c>support/info</c> response does not work there, because it cannot represent a missing connection.</summary>
[JsonSerializable(typeof(SupportConnection))]
internal sealed partial class SupportConnectionJson : JsonSerializerContext;

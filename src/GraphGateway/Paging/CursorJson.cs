using System.Text.Json.Serialization;

namespace GraphGateway.Paging;

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class CursorJson : JsonSerializerContext;

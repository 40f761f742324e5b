using System.Text.Json.Serialization;

namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>The generated code that the floor parses with.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RestAgentList))]
[JsonSerializable(typeof(RestHistory))]
internal sealed partial class RestJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace GraphGateway.Audit;

/// <summary>The JSON format of events in the audit file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJson : JsonSerializerContext;

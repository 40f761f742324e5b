using System.Text.Json.Serialization;

namespace GraphGateway.Audit;

/// <summary>An event of the audit trail: a mutation or a rejected request. It contains no secrets: no key, no link, and no mutation input except an id.</summary>
/// <param name="Time">When the mutation or request ended.</param>
/// <param name="Event"><c>mutation</c> or <c>refusal</c>.</param>
/// <param name="Who">A name of the caller that the caller cannot choose: the token's name, otherwise the caller's id.</param>
/// <param name="Account">The account of the caller; null if the caller has none.</param>
/// <param name="What">The mutation's field, or what was rejected: <c>request</c>, <c>operation</c> or a field's name.</param>
/// <param name="Target">The numeric id of the agent or connection; null if there is none.</param>
/// <param name="Outcome">One of <see cref="AuditOutcome"/>, or an error code.</param>
/// <param name="CorrelationId">The <see cref="Errors.CorrelationId"/> of the request.</param>
internal sealed record AuditEvent(DateTimeOffset Time, string Event, string? Who, string? Account, string What, int? Target, string Outcome, string CorrelationId)
{
    public const string Mutation = "mutation";
    public const string Refusal = "refusal";

    /// <summary>The issuer of the caller's JWT.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallerIssuer { get; init; }

    /// <summary>The subject of the caller's JWT.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallerSubject { get; init; }

    /// <summary>The display name in the caller's JWT. Callers may be able to choose it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallerName { get; init; }

    /// <summary>For refusals: the number of equal refusals that this event aggregates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>For refusals: the time of the first one. <see cref="Time"/> is the time of the last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>The outcomes of an event other than error codes.</summary>
internal static class AuditOutcome
{
    public const string Success = "success";

    /// <summary>A retry with the same idempotency key returned the first result.</summary>
    public const string Replayed = "replayed";

    /// <summary>The caller disconnected, or the operation timed out. It is unknown whether the mutation was executed.</summary>
    public const string Cancelled = "cancelled";
}

/// <summary>The JSON format of events in the audit file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJson : JsonSerializerContext;

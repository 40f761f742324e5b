using System.Text.Json.Serialization;
using GraphGateway.Errors;

namespace GraphGateway.Audit;

/// <summary>Something that was done or refused. Nothing in it is secret: no key, no link, nothing of a mutation's input but an id.</summary>
/// <param name="Time">When it ended.</param>
/// <param name="Event"><c>mutation</c> or <c>refusal</c>.</param>
/// <param name="Who">Who called, by a name that the caller cannot choose: a token's name, or else the caller's id.</param>
/// <param name="Account">The account it was for; null where the caller has none.</param>
/// <param name="What">The mutation's field, or what was refused: <c>request</c> or <c>operation</c>.</param>
/// <param name="Target">The number of the agent or connection; null where there is none.</param>
/// <param name="Outcome">One of <see cref="AuditOutcome"/>, or the code of an error.</param>
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

    /// <summary>What the caller's JWT calls its subject. Callers may be able to choose it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallerName { get; init; }

    /// <summary>Of refusals: how many equal ones this event stands for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>Of refusals: when the first of them was. <see cref="Time"/> is that of the last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
}

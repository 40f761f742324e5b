namespace GraphGateway.Audit;

/// <summary>Something that was done or refused. Nothing in it is secret: no key, no link, nothing of a mutation's input but an id.</summary>
/// <param name="Time">When it ended.</param>
/// <param name="Event"><c>mutation</c> or <c>refusal</c>.</param>
/// <param name="Who">The caller's name, or else its id.</param>
/// <param name="Account">The account it was for; null where the caller has none.</param>
/// <param name="What">The mutation's field, or what was refused: <c>request</c> or <c>operation</c>.</param>
/// <param name="Target">The number of the agent or connection; null where there is none.</param>
/// <param name="Outcome">One of <see cref="AuditOutcome"/>, or the code of an error.</param>
/// <param name="CorrelationId">The <see cref="Observability.CorrelationId"/> of the request.</param>
internal sealed record AuditEvent(DateTimeOffset Time, string Event, string? Who, string? Account, string What, int? Target, string Outcome, string CorrelationId)
{
    public const string Mutation = "mutation";
    public const string Refusal = "refusal";
}

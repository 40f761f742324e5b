using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphQL;

namespace GraphGateway.Audit;

/// <summary>The audit trail: every mutation, and every refusal as a part of a count.</summary>
internal sealed class AuditLog(AuditWriter writer, RejectionCounter refusals, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>Notes that a mutation's field has ended.</summary>
    public void Ended(Caller caller, string field, int? target, string outcome, string correlationId) =>
        writer.Write(By(caller, new(time.GetUtcNow(), AuditEvent.Mutation, Who: null, caller.Account.Name, field, target, outcome, correlationId)));

    /// <summary>Notes that somebody was refused something.</summary>
    /// <param name="caller">Who; null where the request did not show it, so that only its address is known.</param>
    /// <param name="what">What was refused: <c>request</c>, <c>operation</c>, or a field's name.</param>
    /// <param name="code">The code that the client was told.</param>
    public void Refused(Caller? caller, string what, string code) =>
        refusals.Add(By(caller, new(time.GetUtcNow(), AuditEvent.Refusal, Who: null, caller?.Account.Name, what, Target: null, code, CorrelationId.Current)));

    /// <summary>Notes an operation that was not run because it may not be. One that is merely wrong is nobody's concern but its writer's.</summary>
    public void RefusedIn(ExecutionResult result, Caller? caller)
    {
        if (!result.Executed && result.Errors?.FirstOrDefault(error => error.Code is ErrorCodes.OperationTooComplex or ErrorCodes.OperationNotAllowed or ErrorCodes.Overloaded) is { } refusal)
            Refused(caller, "operation", refusal.Code!);
    }

    // The name of a token is the operator's choice; that in a JWT may be the caller's, so it never stands for the caller.
    private AuditEvent By(Caller? caller, AuditEvent happened) => caller switch
    {
        null => happened with { Who = http.HttpContext?.Connection.RemoteIpAddress is { } address ? $"address:{ClientNetwork.Of(address)}" : null },
        { Jwt: { } jwt } => happened with { Who = caller.Id, CallerIssuer = jwt.Issuer, CallerSubject = jwt.Subject, CallerName = AuditWriter.Printable(caller.Name ?? "") },
        _ => happened with { Who = caller.Name ?? caller.Id },
    };
}

using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphQL;

namespace GraphGateway.Audit;

/// <summary>The audit trail. Records every mutation, and aggregates refusals.</summary>
internal sealed class AuditLog(AuditWriter writer, RejectionCounter refusals, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>Records the end of a mutation field.</summary>
    public void Ended(Caller caller, string field, int? target, string outcome, string correlationId) =>
        writer.Write(WithCaller(caller, new(time.GetUtcNow(), AuditEvent.Mutation, Who: null, caller.Account.Name, field, target, outcome, correlationId)));

    /// <summary>Records a refusal.</summary>
    /// <param name="caller">The caller; null if the request is not authenticated, so that only its IP address is known.</param>
    /// <param name="what">What was rejected: <c>request</c>, <c>operation</c>, or a field's name.</param>
    /// <param name="code">The error code that the client received.</param>
    public void RecordRejection(Caller? caller, string what, string code) =>
        refusals.Add(WithCaller(caller, new(time.GetUtcNow(), AuditEvent.Refusal, Who: null, caller?.Account.Name, what, Target: null, code, CorrelationId.Current)));

    /// <summary>Records an operation that was rejected because of its cost, a missing permission or overload. Does not record invalid operations.</summary>
    public void RecordRejections(ExecutionResult result, Caller? caller)
    {
        if (!result.Executed && result.Errors?.FirstOrDefault(error => error.Code is ErrorCodes.OperationTooComplex or ErrorCodes.OperationNotAllowed or ErrorCodes.Overloaded) is { } refusal)
            RecordRejection(caller, "operation", refusal.Code!);
    }

    // The operator chooses a token's name. A caller may be able to choose the name in its JWT, so that name never identifies the caller.
    private AuditEvent WithCaller(Caller? caller, AuditEvent auditEvent) => caller switch
    {
        null => auditEvent with { Who = http.HttpContext?.Connection.RemoteIpAddress is { } address ? $"address:{ClientNetwork.Of(address)}" : null },
        { Jwt: { } jwt } => auditEvent with { Who = caller.Id, CallerIssuer = jwt.Issuer, CallerSubject = jwt.Subject, CallerName = AuditWriter.Printable(caller.Name ?? "") },
        _ => auditEvent with { Who = caller.Name ?? caller.Id },
    };
}

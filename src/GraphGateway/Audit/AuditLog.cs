using GraphGateway.Errors;
using GraphGateway.Observability;
using GraphGateway.Security;
using GraphQL;

namespace GraphGateway.Audit;

/// <summary>The audit trail: every mutation and every refusal, in the log under a category of its own and, where wanted, in a file.</summary>
internal sealed partial class AuditLog(ILoggerFactory loggers, AuditFile file, IHttpContextAccessor http, TimeProvider time)
{
    public const string Category = "GraphGateway.Audit";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>Notes that a mutation's field has ended.</summary>
    public void Ended(Caller caller, string field, int? target, string outcome, string correlationId) =>
        Write(new(time.GetUtcNow(), AuditEvent.Mutation, caller.Name ?? caller.Id, caller.Account.Name, field, target, outcome, correlationId));

    /// <summary>Notes that somebody was refused something.</summary>
    /// <param name="caller">Who; null where the request did not show it, so that only its address is known.</param>
    /// <param name="what">What was refused: <c>request</c>, <c>operation</c>, or a field's name.</param>
    /// <param name="code">The code that the client was told.</param>
    public void Refused(Caller? caller, string what, string code) =>
        Write(new(time.GetUtcNow(), AuditEvent.Refusal, caller?.Name ?? caller?.Id ?? Address, caller?.Account.Name, what, Target: null, code, CorrelationId.Current));

    /// <summary>Notes an operation that was not run because it may not be. One that is merely wrong is nobody's concern but its writer's.</summary>
    public void RefusedIn(ExecutionResult result, Caller? caller)
    {
        if (!result.Executed && result.Errors?.FirstOrDefault(error => error.Code is ErrorCodes.OperationTooComplex or ErrorCodes.OperationNotAllowed or ErrorCodes.Overloaded) is { } refusal)
            Refused(caller, "operation", refusal.Code!);
    }

    private string? Address => http.HttpContext?.Connection.RemoteIpAddress is { } address ? $"address:{address}" : null;

    private void Write(AuditEvent happened)
    {
        Log(happened.Event, happened.What, happened.Target, happened.Who, happened.Account, happened.Outcome, happened.CorrelationId);
        file.Append(happened);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} {What} {Target} by {Who} for {Account}: {Outcome} ({CorrelationId})")]
    private partial void Log(string @event, string what, int? target, string? who, string? account, string outcome, string correlationId);
}

using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphQL.Execution;

namespace GraphGateway.Errors;

/// <summary>Converts an exception of a resolver to an error for the client. Details that clients must not see are only logged.</summary>
internal sealed partial class ErrorMasking(ILogger<ErrorMasking> logger)
{
    public Task HandleAsync(UnhandledExceptionContext unhandled)
    {
        unhandled.Exception = ToError(unhandled.OriginalException, unhandled.FieldContext?.FieldDefinition.Name);
        return Task.CompletedTask;
    }

    public GatewayError ToError(Exception exception, string? field) => Known(exception) ?? Mask(exception, field);

    /// <summary>Returns the error code for the client.</summary>
    public static string CodeOf(Exception exception) => Known(exception)?.Code ?? ErrorCodes.InternalServerError;

    private static GatewayError? Known(Exception exception) => exception switch
    {
        GatewayError error => error,
        GetscreenException failure => UpstreamErrorMapper.ToError(failure),
        AdmissionRejectedException rejection => OverloadError.From(rejection),
        CallBudgetExceededException exceeded => exceeded.ToError(),
        SharedError failure => failure.ToError(),
        // If the operation itself were cancelled, its fields would end too. So the field waited for a call that another entry of the request batch started.
        OperationCanceledException => new(ErrorCodes.OperationTimeout, "The field waited for a call that exceeded the operation timeout and was cancelled. Request less data per operation."),
        _ => null,
    };

    private GatewayError Mask(Exception exception, string? field)
    {
        var correlationId = CorrelationId.Current;
        LogUnexpected(exception, field, correlationId);
        return new(ErrorCodes.InternalServerError, "Internal server error") { Extensions = new() { ["correlationId"] = correlationId } };
    }

    [LoggerMessage(EventId = 1302, EventName = "UnexpectedFieldFailure", Level = LogLevel.Error,
        Message = "Unexpected failure of the field {Field}; the client receives only the correlation id {CorrelationId}")]
    private partial void LogUnexpected(Exception exception, string? field, string correlationId);
}

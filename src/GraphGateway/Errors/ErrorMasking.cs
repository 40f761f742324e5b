using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Scheduling;
using GraphQL;
using GraphQL.Execution;

namespace GraphGateway.Errors;

/// <summary>Turns whatever a resolver threw into an error fit for clients: what is not meant for them goes to the log.</summary>
internal sealed partial class ErrorMasking(ILogger<ErrorMasking> logger)
{
    public Task HandleAsync(UnhandledExceptionContext unhandled)
    {
        unhandled.Exception = ToError(unhandled.OriginalException, unhandled.FieldContext?.FieldDefinition.Name);
        return Task.CompletedTask;
    }

    public GatewayError ToError(Exception exception, string? field) => Known(exception) ?? Mask(exception, field);

    /// <summary>The code that a client is told.</summary>
    public static string CodeOf(Exception exception) => Known(exception)?.Code ?? ErrorCodes.InternalServerError;

    private static GatewayError? Known(Exception exception) => exception switch
    {
        GatewayError error => error,
        GetscreenException failure => UpstreamErrorMapper.ToError(failure),
        AdmissionRejectedException rejection => OverloadError.From(rejection),
        CallBudgetExceededException refusal => refusal.ToError(),
        SharedError failure => failure.ToError(),
        // An operation that ends ends its own fields; this one waited for what another entry of its batch had begun.
        OperationCanceledException => new(ErrorCodes.OperationTimeout, "What the field waited for took longer than an operation may, and was stopped."),
        _ => null,
    };

    private GatewayError Mask(Exception exception, string? field)
    {
        var correlationId = CorrelationId.Current;
        LogUnexpected(exception, field, correlationId);
        return new(ErrorCodes.InternalServerError, "Internal server error") { Extensions = new() { ["correlationId"] = correlationId } };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure of the field {Field}, told to the client as {CorrelationId} alone")]
    private partial void LogUnexpected(Exception exception, string? field, string correlationId);
}

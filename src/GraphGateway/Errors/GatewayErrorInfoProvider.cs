using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphGateway.Errors;

/// <summary>Writes an error as clients see it: its message, its code, and what else it chose to tell.</summary>
internal sealed class GatewayErrorInfoProvider : IErrorInfoProvider
{
    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = CodeOf(executionError) };
        foreach (var (key, value) in executionError.Extensions ?? [])
            extensions[key] = value;
        return new() { Message = executionError.Message, Extensions = extensions };
    }

    private static string CodeOf(ExecutionError error) => error switch
    {
        GatewayError => error.Code!,
        { InnerException: GatewayError cause } => cause.Code!, // thrown while an argument was read
        SyntaxError => ErrorCodes.ParseFailed,
        NoOperationError or InvalidOperationNameError or NoOperationNameError => ErrorCodes.OperationResolutionFailure,
        InvalidVariableError => ErrorCodes.BadUserInput,
        ValidationError => ErrorCodes.ValidationFailed,
        RequestError => ErrorCodes.BadRequest,
        _ => ErrorCodes.InternalServerError,
    };
}

using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphGateway.Errors;

/// <summary>Formats an error for the client: its message, its code and its extensions.</summary>
internal sealed class GatewayErrorInfoProvider(IHostEnvironment? environment = null) : IErrorInfoProvider
{
    // Messages can quote client input, which can be long.
    private const int MaxLength = 1_000;
    private const string Suggestion = " Did you mean ";

    private readonly bool _showsSuggestions = environment?.IsDevelopment() is true;

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = CodeOf(executionError) };
        foreach (var (key, value) in executionError.Extensions ?? [])
            extensions[key] = value;
        return new() { Message = Shorten(WithoutSuggestion(executionError)), Extensions = extensions };
    }

    // The engine appends similar names from the schema. They help developers, but also clients that guess names of the schema.
    private string WithoutSuggestion(ExecutionError error) =>
        !_showsSuggestions && error is ValidationError && error.Message.LastIndexOf(Suggestion, StringComparison.Ordinal) is var start and >= 0 ? error.Message[..start] : error.Message;

    private static string Shorten(string message) => message.Length <= MaxLength ? message : $"{message[..(char.IsHighSurrogate(message[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]}…";

    /// <summary>Returns the code of an error for the client.</summary>
    public static string CodeOf(ExecutionError error) => error switch
    {
        GatewayError => error.Code!,
        { InnerException: GatewayError cause } => cause.Code!, // thrown while an argument was parsed
        NoOperationError or InvalidOperationNameError or NoOperationNameError => ErrorCodes.OperationResolutionFailure,
        InvalidVariableError => ErrorCodes.BadUserInput,
        ValidationError => ErrorCodes.ValidationFailed,
        RequestError => ErrorCodes.BadRequest,
        _ => ErrorCodes.InternalServerError,
    };
}

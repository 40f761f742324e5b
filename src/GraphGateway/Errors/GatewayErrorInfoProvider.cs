using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphGateway.Errors;

/// <summary>Writes an error as clients see it: its message, its code, and what else it chose to tell.</summary>
internal sealed class GatewayErrorInfoProvider(IHostEnvironment? environment = null) : IErrorInfoProvider
{
    // Messages repeat what the client has sent, and that can be long.
    private const int MaxLength = 1_000;
    private const string Suggestion = " Did you mean ";

    private readonly bool _suggests = environment?.IsDevelopment() is true;

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = CodeOf(executionError) };
        foreach (var (key, value) in executionError.Extensions ?? [])
            extensions[key] = value;
        return new() { Message = Shorten(WithoutSuggestion(executionError)), Extensions = extensions };
    }

    // The engine ends the message with names of the schema that are spelled much alike: help for its developers, and for those who guess.
    private string WithoutSuggestion(ExecutionError error) =>
        !_suggests && error is ValidationError && error.Message.LastIndexOf(Suggestion, StringComparison.Ordinal) is var start and >= 0 ? error.Message[..start] : error.Message;

    private static string Shorten(string message) => message.Length <= MaxLength ? message : $"{message[..(char.IsHighSurrogate(message[MaxLength - 1]) ? MaxLength - 1 : MaxLength)]}…";

    /// <summary>The code that an error is told with.</summary>
    public static string CodeOf(ExecutionError error) => error switch
    {
        GatewayError => error.Code!,
        { InnerException: GatewayError cause } => cause.Code!, // thrown while an argument was read
        NoOperationError or InvalidOperationNameError or NoOperationNameError => ErrorCodes.OperationResolutionFailure,
        InvalidVariableError => ErrorCodes.BadUserInput,
        ValidationError => ErrorCodes.ValidationFailed,
        RequestError => ErrorCodes.BadRequest,
        _ => ErrorCodes.InternalServerError,
    };
}

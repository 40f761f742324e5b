using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>Maps the result of an operation to an HTTP status code. With <c>application/json</c> a well-formed request gets 200, with
/// <c>application/graphql-response+json</c> the status says whether the operation was executed.</summary>
internal sealed class StatusCodeMapper(IOptions<HttpOptions> options)
{
    private const int PartialSuccess = 294;

    public int Of(OperationResult operation, string mediaType) => operation switch
    {
        { RetryAfter: not null } => StatusCodes.Status503ServiceUnavailable,
        { NeedsPost: true } => StatusCodes.Status405MethodNotAllowed,
        { EstimatedOnly: true } or { AsksAgain: true } => StatusCodes.Status200OK,
        { Result: { Executed: false } failed } when IsOurs(failed) => StatusCodes.Status500InternalServerError,
        _ when mediaType != MediaTypes.GraphQLResponse => StatusCodes.Status200OK,
        { Result: { Executed: false } result } => options.Value.SpecDraft2026 && IsInvalid(result) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
        { Result: { Data: not null, Errors.Count: > 0 } } when options.Value.SpecDraft2026 => PartialSuccess,
        _ => StatusCodes.Status200OK,
    };

    private static bool IsOurs(ExecutionResult result) => result.Errors?.Any(error => GatewayErrorInfoProvider.CodeOf(error) is ErrorCodes.InternalServerError) is true;

    // A document that parses but does not match the schema, or variables that do not match the document.
    private static bool IsInvalid(ExecutionResult result) =>
        result.Errors?.All(error => GatewayErrorInfoProvider.CodeOf(error) is ErrorCodes.ValidationFailed or ErrorCodes.BadUserInput) is true;
}

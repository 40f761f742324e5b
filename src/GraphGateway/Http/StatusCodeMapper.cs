using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphQL;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

/// <summary>The status of an answer: <c>application/json</c> says with 200 that the server understood, <c>application/graphql-response+json</c> says whether anything was run.</summary>
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

    // A document that can be read and does not fit the schema, or values that do not fit the document.
    private static bool IsInvalid(ExecutionResult result) =>
        result.Errors?.All(error => GatewayErrorInfoProvider.CodeOf(error) is ErrorCodes.ValidationFailed or ErrorCodes.BadUserInput) is true;
}

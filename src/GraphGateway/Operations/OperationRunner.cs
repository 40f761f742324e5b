using GraphGateway.Audit;
using GraphGateway.Errors;
using GraphGateway.Idempotency;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Microsoft.Extensions.Options;

namespace GraphGateway.Operations;

/// <summary>Runs an operation, step by step: parse, measure, choose, validate, estimate, execute, all within one deadline.</summary>
internal sealed class OperationRunner(
    IDocumentExecuter<GraphQL.Types.ISchema> executer,
    IDocumentBuilder documents,
    DocumentLimits limits,
    ErrorMasking masking,
    Introspection introspection,
    EstimateRule estimate,
    IdempotencyRule idempotency,
    AuditLog audit,
    IOptions<OperationsOptions> options,
    TimeProvider time)
{
    private const int MaxExecutionErrors = 100;

    private readonly IReadOnlyList<IValidationRule> _rules = introspection.IsOn
        ? [.. DocumentValidator.CoreRules, idempotency, estimate]
        : [.. DocumentValidator.CoreRules, NoIntrospectionValidationRule.Instance, idempotency, estimate];

    public async Task<OperationResult> RunAsync(OperationRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (Parse(request, out var document) is { } unreadable)
            return new(unreadable);
        if (request.QueriesOnly && Choose(document, request.OperationName) is { Operation: not OperationType.Query } operation)
            return new(Failed(new GatewayError(ErrorCodes.BadRequest, $"A {operation.Operation.ToString().ToLowerInvariant()} cannot be sent by GET. Send it by POST.")), NeedsPost: true);

        services.GetRequiredService<ClientKeys>().OfHeader = request.IdempotencyKey;
        var result = Trim(await ExecuteAsync(request, document, services, cancellationToken));
        if (request.Cost is not CostRequest.Validate)
            audit.RefusedIn(result, services.GetRequiredService<CallerAccessor>().Known);
        return CostReport.Of(request.Cost, result, services.GetRequiredService<UpstreamCost>());
    }

    private ExecutionResult? Parse(OperationRequest request, out GraphQLDocument document)
    {
        document = null!;
        try
        {
            limits.CheckLength(request.Document);
            document = documents.Build(request.Document);
            limits.CheckShape(document, request.Variables);
            return null;
        }
        catch (GatewayError error)
        {
            return Failed(error);
        }
        catch (SyntaxError error)
        {
            return Failed(error);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return Failed(new GatewayError(ErrorCodes.ParseFailed, "The document is nested too deeply to be read."));
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(OperationRequest request, GraphQLDocument document, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var execution = Options(request, document, services, either.Token);
            if (request.Cost is CostRequest.Validate)
                execution.Listeners.Add(new EstimateOnly());
            return await executer.ExecuteAsync(execution);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new()
            {
                Executed = true,
                Errors = [new GatewayError(ErrorCodes.OperationTimeout, $"The operation took longer than the {options.Value.Timeout.TotalSeconds:0.###} seconds allowed and was stopped.")],
            };
        }
    }

    private ExecutionOptions Options(OperationRequest request, GraphQLDocument document, IServiceProvider services, CancellationToken cancellationToken) => new()
    {
        Query = request.Document,
        Document = document,
        OperationName = request.OperationName,
        Variables = request.Variables,
        Extensions = request.Extensions,
        RequestServices = services,
        ValidationRules = _rules,
        UnhandledExceptionDelegate = masking.HandleAsync,
        CancellationToken = cancellationToken,
    };

    private static GraphQLOperationDefinition? Choose(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>();
        return string.IsNullOrEmpty(name)
            ? operations.FirstOrDefault()
            : operations.FirstOrDefault(operation => operation.Name?.StringValue == name);
    }

    // A document can be wrong in thousands of places, and a client mends one at a time; a page can fail in each of its rows.
    private ExecutionResult Trim(ExecutionResult result)
    {
        var most = result.Executed ? MaxExecutionErrors : options.Value.MaxErrors;
        if (result.Errors is { } errors && errors.Count > most)
        {
            var told = new ExecutionErrors();
            told.AddRange(errors.Take(most));
            result.Errors = told;
        }

        return result;
    }

    private static ExecutionResult Failed(ExecutionError error) => new() { Errors = [error] };
}

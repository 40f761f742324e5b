using GraphGateway.Audit;
using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Cost;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Getscreen.Scheduling;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Limits;
using GraphGateway.Validation;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Operations;

/// <summary>Runs an operation, step by step: find or parse, measure, choose, validate, estimate, execute, all within one deadline.</summary>
internal sealed class OperationExecutor(
    IDocumentExecuter<GraphQL.Types.ISchema> executer,
    DocumentProvider documents,
    IDocumentValidator validator,
    GraphQL.Types.ISchema schema,
    DocumentRules documentRules,
    RequestValidationRules requestRules,
    ErrorMasking masking,
    AuditLog audit,
    OperationObserver observer,
    IOptions<OperationsOptions> options,
    TimeProvider time)
{
    private const int MaxExecutionErrors = 100;
    private const int MaxNames = 10;

    public async Task<OperationResult> RunAsync(OperationRequest request, IServiceProvider services, CancellationToken cancellationToken) =>
        await RunAsync(await documents.ReadAsync(request, cancellationToken), services, cancellationToken);

    /// <summary>Runs an operation whose document has been read.</summary>
    public Task<OperationResult> RunAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken) =>
        observer.ObserveAsync(operation, services.GetRequiredService<OperationCost>(), () => AnswerAsync(operation, services, cancellationToken));

    private async Task<OperationResult> AnswerAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken)
    {
        var request = operation.Request;
        var caller = services.GetRequiredService<CallerAccessor>().Known;
        if (operation.Refusal is { } refusal)
        {
            audit.RefusedIn(refusal.Result, caller);
            return refusal;
        }

        if (operation.Chosen is null)
            return new(await UnresolvedAsync(operation, cancellationToken));
        var kind = operation.Chosen.Operation;
        if (kind is OperationType.Mutation && request.QueriesOnly)
            return new(Failed(new GatewayError(ErrorCodes.BadRequest, "A mutation cannot be sent by GET. Send it by POST.")), NeedsPost: true);
        if (kind is OperationType.Subscription && !request.TakesStream)
            return new(Failed(new GatewayError(ErrorCodes.BadRequest, "A subscription is answered by a stream. Ask for one with Accept: text/event-stream, or use a WebSocket with the sub-protocol graphql-transport-ws.")));

        if (request.IdempotencyKey is { } key)
            services.GetRequiredService<IdempotencyKeys>().OfHeader = key;
        if (request.BypassesCache)
            services.GetRequiredService<CacheReader>().BypassCache();
        var result = Trim(await ExecuteAsync(operation, services, cancellationToken));
        // A stream that did not begin: nothing was run.
        if (kind is OperationType.Subscription && result is not SubscriptionResult)
            result.Executed = false;
        if (request.Cost is not CostRequest.Validate)
            audit.RefusedIn(result, caller);
        var used = services.GetRequiredService<ResponseDependencies>();
        return CostReport.Of(request.Cost, result, services.GetRequiredService<OperationCost>(), used) with
        {
            Freshness = used.FreshnessAt(time.GetUtcNow()),
            HoldsSecret = used.HoldsSecret,
            RetryAfter = CallAdmission.IsRejected(result) ? services.GetRequiredService<CallFlow>().Rejection?.RetryAfter : null,
        };
    }

    // What is wrong with the document matters more than which of its operations is meant.
    private async Task<ExecutionResult> UnresolvedAsync(ResolvedOperation operation, CancellationToken cancellationToken)
    {
        var document = operation.Document!;
        if (document.IsValid)
            return Failed(Unresolved(operation));
        try
        {
            var result = await validator.ValidateAsync(new() { Schema = schema, Document = document.Syntax, Rules = documentRules.All, Variables = Inputs.Empty, Extensions = Inputs.Empty, CancellationToken = cancellationToken });
            return result.IsValid ? Failed(Unresolved(operation)) : Trim(new() { Errors = result.Errors });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(masking.ToError(exception, field: null));
        }
    }

    private static GatewayError Unresolved(ResolvedOperation operation)
    {
        var name = operation.Request.OperationName;
        var names = string.Join(", ", operation.Document!.Operations.Select(one => one.Name is { } known ? $"'{GlobalId.Shorten(known.StringValue)}'" : "one without a name").Take(MaxNames));
        return new(ErrorCodes.OperationResolutionFailure, (name, names) switch
        {
            (_, "") => "The document has no operation, only fragments. Add the operation that is to run.",
            (null or "", _) => $"The document has several operations, and 'operationName' does not say which one is to run. Set it to one of {names}.",
            _ => $"The document has no operation named '{GlobalId.Shorten(name)}'. Set 'operationName' to one of {names}.",
        });
    }

    private async Task<ExecutionResult> ExecuteAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        var budget = services.GetRequiredService<ComputeBudget>();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, budget.Exhausted, cancellationToken);
        using var admission = CallAdmission.Begin(
            services.GetRequiredService<CallFlow>(), operation.Chosen?.Operation is OperationType.Mutation, time.GetUtcNow() + options.Value.Timeout);
        try
        {
            var execution = Options(operation.Request, operation.Document!, services, either.Token);
            execution.Listeners.Add(requestRules);
            if (operation.Request.Cost is CostRequest.Validate)
                execution.Listeners.Add(new DryRun());
            var result = admission.End(await executer.ExecuteAsync(execution));
            if (result.Executed)
                await documents.KeepAsync(operation, services.GetRequiredService<CallerAccessor>().Caller, cancellationToken);
            return result;
        }
        catch (OperationCanceledException) when (budget.Exhausted.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new() { Executed = true, Errors = [budget.Error] };
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return admission.Rejection ?? new()
            {
                Executed = true,
                Errors = [new GatewayError(ErrorCodes.OperationTimeout, $"The operation took longer than the {options.Value.Timeout.TotalSeconds:0.###} seconds allowed and was stopped.")],
            };
        }
    }

    private ExecutionOptions Options(OperationRequest request, ParsedDocument document, IServiceProvider services, CancellationToken cancellationToken) => new()
    {
        Query = request.Document,
        Document = document.Syntax,
        OperationName = request.OperationName,
        Variables = request.Variables,
        Extensions = request.Extensions,
        RequestServices = services,
        ValidationRules = document.IsValid ? [] : documentRules.All,
        UnhandledExceptionDelegate = masking.HandleAsync,
        CancellationToken = cancellationToken,
    };

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

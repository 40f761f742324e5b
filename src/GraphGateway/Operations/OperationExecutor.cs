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
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace GraphGateway.Operations;

/// <summary>Executes an operation within one deadline: find or parse the document, check its limits, select the operation, validate, estimate the cost, execute.</summary>
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
        await RunAsync(await documents.ResolveAsync(request, cancellationToken), services, cancellationToken);

    /// <summary>Executes an operation whose document is already resolved.</summary>
    public Task<OperationResult> RunAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken) =>
        observer.ObserveAsync(operation, services.GetRequiredService<OperationCost>(), () => ExecuteResolvedAsync(operation, services, cancellationToken));

    private async Task<OperationResult> ExecuteResolvedAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken)
    {
        var request = operation.Request;
        var caller = services.GetRequiredService<CallerAccessor>().Known;
        if (operation.Refusal is { } refusal)
        {
            audit.RecordRejections(refusal.Result, caller);
            return refusal;
        }

        if (operation.SelectedOperation is null)
            return new(await UnresolvedAsync(operation, cancellationToken));
        var kind = operation.SelectedOperation.Operation;
        if (kind is OperationType.Mutation && request.QueriesOnly)
            return new(Failed(new GatewayError(ErrorCodes.BadRequest, "A mutation cannot be sent by GET. Send it by POST.")), NeedsPost: true);
        if (kind is OperationType.Subscription && !request.AcceptsStream)
            return new(Failed(new GatewayError(
                ErrorCodes.BadRequest,
                "A subscription returns a stream of events. Send Accept: text/event-stream, or use a WebSocket with the sub-protocol graphql-transport-ws.")));

        if (request.IdempotencyKey is { } key)
            services.GetRequiredService<IdempotencyKeys>().HeaderKey = key;
        if (request.BypassesCache)
            services.GetRequiredService<CacheReader>().BypassCache();
        var result = Trim(await ExecuteAsync(operation, services, cancellationToken));
        // The event stream was not opened, so nothing was executed.
        if (kind is OperationType.Subscription && result is not SubscriptionResult)
            result.Executed = false;
        if (request.Cost is not CostRequest.Validate)
            audit.RecordRejections(result, caller);
        var dependencies = services.GetRequiredService<ResponseDependencies>();
        return CostReport.Of(request.Cost, result, services.GetRequiredService<OperationCost>(), dependencies) with
        {
            Freshness = dependencies.FreshnessAt(time.GetUtcNow()),
            ContainsSecret = dependencies.ContainsSecret,
            RetryAfter = CallAdmission.IsRejected(result) ? services.GetRequiredService<CallFlow>().Rejection?.RetryAfter : null,
        };
    }

    // Errors in the document take precedence over a missing operation.
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
        var names = string.Join(", ", operation.Document!.Operations.Select(one => one.Name is { } known ? $"'{GlobalId.Shorten(known.StringValue)}'" : "an unnamed operation").Take(MaxNames));
        return new(ErrorCodes.OperationResolutionFailure, (name, names) switch
        {
            (_, "") => "The document has no operation, only fragments. Add an operation.",
            (null or "", _) => $"The document has several operations, but no 'operationName' is set. Set it to one of {names}.",
            _ => $"The document has no operation named '{GlobalId.Shorten(name)}'. Set 'operationName' to one of {names}.",
        });
    }

    private async Task<ExecutionResult> ExecuteAsync(ResolvedOperation operation, IServiceProvider services, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Timeout, time);
        var budget = services.GetRequiredService<ComputeBudget>();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, budget.Exhausted, cancellationToken);
        using var admission = CallAdmission.Begin(
            services.GetRequiredService<CallFlow>(), operation.SelectedOperation?.Operation is OperationType.Mutation, time.GetUtcNow() + options.Value.Timeout);
        try
        {
            var execution = Options(operation.Request, operation.Document!, services, linked.Token);
            execution.Listeners.Add(requestRules);
            if (operation.Request.Cost is CostRequest.Validate)
                execution.Listeners.Add(new DryRun());
            var result = admission.End(await executer.ExecuteAsync(execution));
            if (result.Executed)
                await documents.CacheAsync(operation, services.GetRequiredService<CallerAccessor>().Caller, cancellationToken);
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

    // Limits the number of errors: a document can have thousands of errors, and every row of a page can fail.
    private ExecutionResult Trim(ExecutionResult result)
    {
        var limit = result.Executed ? MaxExecutionErrors : options.Value.MaxErrors;
        if (result.Errors is { } errors && errors.Count > limit)
        {
            var first = new ExecutionErrors();
            first.AddRange(errors.Take(limit));
            result.Errors = first;
        }

        return result;
    }

    private static ExecutionResult Failed(ExecutionError error) => new() { Errors = [error] };
}

using GraphGateway.DataLoading;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>
/// Executes the entries of a request batch. The entries share their data loaders, so data that several entries need is loaded once. Entries run in
/// parallel, and wait for each other if a combined upstream call is cheaper. If an entry is a mutation, all entries run sequentially, in their order.
/// </summary>
internal sealed class RequestBatchExecutor(DocumentProvider documents, OperationExecutor executor)
{
    /// <summary>Executes all entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="accept">Receives the result of an entry as soon as it is known, and returns the result for the client.</param>
    /// <param name="services">The services of the request.</param>
    /// <param name="cancellationToken">Cancels all entries.</param>
    /// <returns>The result of each entry, in the order of the entries.</returns>
    public async Task<IReadOnlyList<OperationResult>> RunAsync(
        IReadOnlyList<RequestBatchEntry> entries, Func<OperationResult, OperationResult> accept, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cost = services.GetRequiredService<OperationCost>();
        cost.ShareBudget(entries.Count);
        var operations = new List<Func<Task<OperationResult>>>();
        var hasMutation = false;
        foreach (var entry in entries)
        {
            var operation = entry.Request is { } request ? await documents.ResolveAsync(request, cancellationToken) : null;
            hasMutation |= operation?.SelectedOperation is { Operation: OperationType.Mutation };
            operations.Add(() => operation is null
                ? Task.FromResult(new OperationResult(new() { Errors = [entry.Refusal!] }))
                : RunAsync(operation, accept, cost, services, cancellationToken));
        }

        return hasMutation ? await RunSequentiallyAsync(operations) : await RunInParallelAsync(operations);
    }

    private static async Task<IReadOnlyList<OperationResult>> RunSequentiallyAsync(IEnumerable<Func<Task<OperationResult>>> operations)
    {
        var results = new List<OperationResult>();
        foreach (var run in operations)
            results.Add(await run());
        return results;
    }

    private static async Task<IReadOnlyList<OperationResult>> RunInParallelAsync(List<Func<Task<OperationResult>>> operations)
    {
        var barrier = new RequestBatchBarrier();
        var participants = operations.ConvertAll(_ => barrier.Add());
        return await Task.WhenAll(operations.Zip(participants, RunAsync));
    }

    private static async Task<OperationResult> RunAsync(Func<Task<OperationResult>> run, RequestBatchParticipant participant)
    {
        using var _ = participant;
        participant.Begin();
        return await run();
    }

    // BeginEntry applies only within this asynchronous method, so each entry counts its own calls.
    private async Task<OperationResult> RunAsync(
        ResolvedOperation operation, Func<OperationResult, OperationResult> accept, OperationCost cost, IServiceProvider services, CancellationToken cancellationToken) =>
        accept(await executor.RunAsync(operation, new RequestBatchEntryServices(services, cost.BeginEntry()), cancellationToken));
}

/// <summary>One entry of a request batch.</summary>
/// <param name="Request">The request, or null if the entry is invalid.</param>
/// <param name="Refusal">The error if the entry is invalid, otherwise null.</param>
internal sealed record RequestBatchEntry(OperationRequest? Request, GatewayError? Refusal);

/// <summary>The service provider of one entry of a request batch. It returns the services of the batch, except for the entry's own cost.</summary>
internal sealed class RequestBatchEntryServices(IServiceProvider shared, OperationCost own) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(OperationCost) ? own : shared.GetService(serviceType);
}

using GraphGateway.Operations.PersistedDocuments;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>
/// Runs the entries of a batch, which share their loaders, so that what several of them need is asked for once. They run side by side;
/// where one of them changes something, one after the other, as they stand.
/// </summary>
internal sealed class BatchRunner(DocumentReader documents, OperationRunner runner)
{
    /// <summary>Runs them all.</summary>
    /// <returns>What came of each entry, in their order.</returns>
    public async Task<IReadOnlyList<OperationResult>> RunAsync(IReadOnlyList<BatchEntry> entries, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cost = services.GetRequiredService<UpstreamCost>();
        cost.Share(entries.Count);
        var operations = new List<Func<Task<OperationResult>>>();
        var inOrder = false;
        foreach (var entry in entries)
        {
            var operation = entry.Request is { } request ? await documents.ReadAsync(request, cancellationToken) : null;
            inOrder |= operation?.Chosen is { Operation: OperationType.Mutation };
            operations.Add(() => operation is null
                ? Task.FromResult(new OperationResult(new() { Errors = [entry.Refusal!] }))
                : RunAsync(operation, cost, services, cancellationToken));
        }

        return inOrder ? await InOrderAsync(operations) : await Task.WhenAll(operations.Select(run => run()));
    }

    private static async Task<IReadOnlyList<OperationResult>> InOrderAsync(IEnumerable<Func<Task<OperationResult>>> operations)
    {
        var results = new List<OperationResult>();
        foreach (var run in operations)
            results.Add(await run());
        return results;
    }

    // What is begun here ends with this method, so that each entry counts its own calls.
    private async Task<OperationResult> RunAsync(ReadOperation operation, UpstreamCost cost, IServiceProvider services, CancellationToken cancellationToken) =>
        await runner.RunAsync(operation, new BatchEntryServices(services, cost.BeginEntry()), cancellationToken);
}

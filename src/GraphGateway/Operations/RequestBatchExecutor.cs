using GraphGateway.DataLoading;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphQLParser.AST;

namespace GraphGateway.Operations;

/// <summary>
/// Runs the entries of a batch, which share their loaders, so that what several of them need is asked for once. They run side by side,
/// and wait for each other where what they need costs less together; where one of them changes something, one after the other, as they stand.
/// </summary>
internal sealed class RequestBatchExecutor(DocumentProvider documents, OperationExecutor runner)
{
    /// <summary>Runs them all.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="accept">Takes what came of an entry as soon as it is known, and gives what the client is told.</param>
    /// <param name="services">The services of the request.</param>
    /// <param name="cancellationToken">Cancels all entries.</param>
    /// <returns>What came of each entry, in their order.</returns>
    public async Task<IReadOnlyList<OperationResult>> RunAsync(
        IReadOnlyList<RequestBatchEntry> entries, Func<OperationResult, OperationResult> accept, IServiceProvider services, CancellationToken cancellationToken)
    {
        var cost = services.GetRequiredService<OperationCost>();
        cost.Share(entries.Count);
        var operations = new List<Func<Task<OperationResult>>>();
        var inOrder = false;
        foreach (var entry in entries)
        {
            var operation = entry.Request is { } request ? await documents.ReadAsync(request, cancellationToken) : null;
            inOrder |= operation?.Chosen is { Operation: OperationType.Mutation };
            operations.Add(() => operation is null
                ? Task.FromResult(new OperationResult(new() { Errors = [entry.Refusal!] }))
                : RunAsync(operation, accept, cost, services, cancellationToken));
        }

        return inOrder ? await InOrderAsync(operations) : await SideBySideAsync(operations);
    }

    private static async Task<IReadOnlyList<OperationResult>> InOrderAsync(IEnumerable<Func<Task<OperationResult>>> operations)
    {
        var results = new List<OperationResult>();
        foreach (var run in operations)
            results.Add(await run());
        return results;
    }

    private static async Task<IReadOnlyList<OperationResult>> SideBySideAsync(List<Func<Task<OperationResult>>> operations)
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

    // What is begun here ends with this method, so that each entry counts its own calls.
    private async Task<OperationResult> RunAsync(
        ResolvedOperation operation, Func<OperationResult, OperationResult> accept, OperationCost cost, IServiceProvider services, CancellationToken cancellationToken) =>
        accept(await runner.RunAsync(operation, new RequestBatchEntryServices(services, cost.BeginEntry()), cancellationToken));
}

namespace GraphGateway.Soak;

/// <summary>Listens to what changes; a stream that ends is begun anew.</summary>
internal sealed class Listeners(Client client, Ledger ledger)
{
    private static readonly string[] _documents =
    [
        "subscription { agentChanged { kind changedFields agent { name online } } }",
        "subscription { sessionChanged { kind session { id agent { name } } } }",
        "subscription { supportConnectionChanged { kind supportConnection { databaseId status } } }",
    ];

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_documents.Select(document => ListenAsync(document, cancellationToken)));

    private async Task ListenAsync(string document, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await client.ListenAsync(document, _ => ledger.Count("events"), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                ledger.Fault($"{document}: {exception.Message}");
            }
        }
    }
}

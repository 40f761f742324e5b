namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// Automatic persisted queries (APQ): documents that clients send once with their hash, and afterwards request by that hash. Only the most
/// recently used documents are in memory; a client sends a document again after it was evicted.
/// </summary>
internal sealed class AutomaticPersistedQueries(DocumentCache documents)
{
    public ValueTask<ParsedDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(documents.Find(id));
    }

    /// <summary>Caches a validated document.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="document">The document.</param>
    /// <param name="account">The account whose quota the document counts against.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask StoreAsync(string id, ParsedDocument document, string account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        documents.Add(id, document with { IsValid = true }, account);
        return default;
    }
}

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// The documents that clients have sent with their hash, to name them by it from then on. They are kept in memory, those used last;
/// a client whose document is gone sends it again.
/// </summary>
internal sealed class AutomaticPersistedQueries(DocumentCache documents)
{
    public ValueTask<ParsedDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(documents.Find(id));
    }

    /// <summary>Keeps a document that has been found valid.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="document">The document.</param>
    /// <param name="account">Who sent it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask KeepAsync(string id, ParsedDocument document, string account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        documents.Keep(id, document with { IsValid = true }, account);
        return default;
    }
}

namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>
/// The documents that clients have sent with their hash, to name them by it from then on. They are kept in memory, those used last;
/// a client whose document is gone sends it again.
/// </summary>
internal sealed class AutomaticDocuments
{
    /// <summary>How many documents are kept.</summary>
    public const int MaxCount = 1_000;

    /// <summary>How many characters they may have together: parsed, each may take a hundred bytes.</summary>
    public const int MaxLength = 1_000_000;

    private readonly RecentDocuments _kept = new(MaxCount, MaxLength);

    public ValueTask<ParsedDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(_kept.Find(id));
    }

    /// <summary>Keeps a document that has been found valid.</summary>
    public ValueTask KeepAsync(string id, ParsedDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _kept.Keep(id, document with { IsValid = true });
        return default;
    }
}

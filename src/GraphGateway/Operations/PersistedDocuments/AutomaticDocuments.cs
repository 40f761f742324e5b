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

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, ParsedDocument Document)>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Id, ParsedDocument Document)> _lastUsedFirst = [];
    private int _length;

    public ValueTask<ParsedDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var node))
                return default;
            _lastUsedFirst.Remove(node);
            _lastUsedFirst.AddFirst(node);
            return new(node.Value.Document);
        }
    }

    /// <summary>Keeps a document that has been found valid.</summary>
    public ValueTask KeepAsync(string id, ParsedDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (document.Text.Length <= MaxLength && !_byId.ContainsKey(id))
                Add(id, document with { IsValid = true });
        }

        return default;
    }

    private void Add(string id, ParsedDocument document)
    {
        _byId.Add(id, _lastUsedFirst.AddFirst((id, document)));
        _length += document.Text.Length;
        while (_byId.Count > MaxCount || _length > MaxLength)
        {
            var (oldest, gone) = _lastUsedFirst.Last!.Value;
            _lastUsedFirst.RemoveLast();
            _byId.Remove(oldest);
            _length -= gone.Text.Length;
        }
    }
}

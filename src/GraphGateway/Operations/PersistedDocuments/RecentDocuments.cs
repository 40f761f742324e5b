namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>Documents kept in memory under keys, those used last.</summary>
/// <param name="maxCount">How many are kept.</param>
/// <param name="maxLength">How many characters they may have together: parsed, each may take a hundred bytes.</param>
internal sealed class RecentDocuments(int maxCount, int maxLength)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, ParsedDocument Document)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, ParsedDocument Document)> _lastUsedFirst = [];
    private int _length;

    public ParsedDocument? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return null;
            if (node != _lastUsedFirst.First)
            {
                _lastUsedFirst.Remove(node);
                _lastUsedFirst.AddFirst(node);
            }

            return node.Value.Document;
        }
    }

    /// <summary>Keeps a document, unless it is too long for that.</summary>
    public void Keep(string key, ParsedDocument document)
    {
        lock (_gate)
        {
            if (document.Text.Length <= maxLength && !_byKey.ContainsKey(key))
                Add(key, document);
        }
    }

    private void Add(string key, ParsedDocument document)
    {
        _byKey.Add(key, _lastUsedFirst.AddFirst((key, document)));
        _length += document.Text.Length;
        while (_byKey.Count > maxCount || _length > maxLength)
        {
            var (oldest, gone) = _lastUsedFirst.Last!.Value;
            _lastUsedFirst.RemoveLast();
            _byKey.Remove(oldest);
            _length -= gone.Text.Length;
        }
    }
}

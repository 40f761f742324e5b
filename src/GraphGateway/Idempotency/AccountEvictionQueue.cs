namespace GraphGateway.Idempotency;

/// <summary>The stored results of one account in eviction order: settled entries by age, then entries with an unknown outcome by age.</summary>
internal sealed class AccountEvictionQueue
{
    private readonly LinkedList<StoredResultEntry> _settled = [];
    private readonly LinkedList<StoredResultEntry> _unknown = [];

    public int Count => _settled.Count + _unknown.Count;

    /// <summary>The next entry to evict; null if there is none.</summary>
    public StoredResultEntry? Next => (_settled.First ?? _unknown.First)?.Value;

    /// <summary>Adds an entry and returns its list node.</summary>
    public LinkedListNode<StoredResultEntry> Add(StoredResultEntry entry) => (entry.State is StoredResultState.Settled ? _settled : _unknown).AddLast(entry);
}

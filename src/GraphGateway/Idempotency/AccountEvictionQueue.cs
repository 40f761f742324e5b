namespace GraphGateway.Idempotency;

/// <summary>The entries of one account in the order in which they may be evicted: settled ones by age, then those with an unknown outcome by age.</summary>
internal sealed class AccountEvictionQueue
{
    private readonly LinkedList<StoredResultEntry> _settled = [];
    private readonly LinkedList<StoredResultEntry> _unknown = [];

    public int Count => _settled.Count + _unknown.Count;

    /// <summary>The entry that is evicted next; null if there is none.</summary>
    public StoredResultEntry? Next => (_settled.First ?? _unknown.First)?.Value;

    /// <summary>Adds an entry, and returns its place.</summary>
    public LinkedListNode<StoredResultEntry> Add(StoredResultEntry entry) => (entry.State is StoredResultState.Settled ? _settled : _unknown).AddLast(entry);
}

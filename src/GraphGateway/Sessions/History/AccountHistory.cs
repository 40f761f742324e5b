namespace GraphGateway.Sessions.History;

/// <summary>What was last seen of an account's history. Safe to use from many threads.</summary>
internal sealed class AccountHistory
{
    private const int Unknown = -1;
    private int _total = Unknown;
    private volatile StrongBox? _order;

    /// <summary>How many sessions the whole history had; null where it was never read.</summary>
    public int? Total
    {
        get => Volatile.Read(ref _total) is not Unknown and var total ? total : null;
        set => Volatile.Write(ref _total, value ?? Unknown);
    }

    /// <summary>The order in which the upstream listed it; null where it was never seen.</summary>
    public HistoryOrder? Order
    {
        get => _order?.Value;
        set => _order = value is { } order ? new(order) : null;
    }

    /// <summary>Whether the upstream lists the oldest first, as far as was seen.</summary>
    public bool IsTurned => Order is { NewestFirst: false };

    private sealed record StrongBox(HistoryOrder Value);
}

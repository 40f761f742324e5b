namespace GraphGateway.Sessions.History;

/// <summary>The last observed total and order of an account's history. Thread-safe.</summary>
internal sealed class AccountHistory
{
    private const int Unknown = -1;
    private int _total = Unknown;
    private volatile StrongBox? _order;

    /// <summary>The number of sessions in the whole history; null if it was never read.</summary>
    public int? Total
    {
        get => Volatile.Read(ref _total) is not Unknown and var total ? total : null;
        set => Volatile.Write(ref _total, value ?? Unknown);
    }

    /// <summary>The order of the upstream's list; null if it was never observed.</summary>
    public HistoryOrder? Order
    {
        get => _order?.Value;
        set => _order = value is { } order ? new(order) : null;
    }

    /// <summary>Whether the last observed order has the oldest session first.</summary>
    public bool IsTurned => Order is { NewestFirst: false };

    private sealed record StrongBox(HistoryOrder Value);
}

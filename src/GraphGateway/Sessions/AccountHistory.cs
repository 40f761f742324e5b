namespace GraphGateway.Sessions;

/// <summary>What is known of one account's history, as it was last seen; it may have changed since.</summary>
internal sealed class AccountHistory
{
    private const int Unknown = -1;
    private int _total = Unknown;

    /// <summary>How many sessions the whole history has; null where it was never seen.</summary>
    public int? Total
    {
        get => Volatile.Read(ref _total) is not Unknown and var total ? total : null;
        set => Volatile.Write(ref _total, value ?? Unknown);
    }
}

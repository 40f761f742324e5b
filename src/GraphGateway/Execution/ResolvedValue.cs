namespace GraphGateway.Execution;

/// <summary>What a field gave before anything was written.</summary>
internal struct ResolvedValue
{
    /// <summary>What stands for a value whose error has been told already.</summary>
    public static readonly object Failed = new();

    /// <summary>What was resolved, or loaded.</summary>
    public object? Value;

    /// <summary>Where something below is gathered too: the object, or what stands for each of the list.</summary>
    public object? Below;

    /// <summary>The load that gave it; null where none did.</summary>
    public PendingField? Origin;
}

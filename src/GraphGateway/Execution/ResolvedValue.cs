namespace GraphGateway.Execution;

/// <summary>The value of a field after the resolve phase.</summary>
internal struct ResolvedValue
{
    /// <summary>Marks a value whose error is already recorded.</summary>
    public static readonly object Failed = new();

    /// <summary>The resolved or loaded value.</summary>
    public object? Value;

    /// <summary>The resolved object, or the list of resolved objects. Null if no field below needs the resolve phase.</summary>
    public object? Children;

    /// <summary>The pending field that led to the value, or null if none did.</summary>
    public PendingField? Origin;
}

namespace GraphGateway.Sandbox;

/// <summary>The order of <c>history/list</c>. Getscreen does not document it.</summary>
public enum SandboxHistoryOrder
{
    /// <summary>Newest session first.</summary>
    NewestFirst,

    /// <summary>Oldest session first.</summary>
    OldestFirst,
}

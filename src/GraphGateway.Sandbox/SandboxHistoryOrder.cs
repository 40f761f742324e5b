namespace GraphGateway.Sandbox;

/// <summary>The order of history/list, which the documentation does not state.</summary>
public enum SandboxHistoryOrder
{
    /// <summary>The newest session first.</summary>
    NewestFirst,

    /// <summary>The oldest session first.</summary>
    OldestFirst,
}

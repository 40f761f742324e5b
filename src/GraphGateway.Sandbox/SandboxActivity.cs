namespace GraphGateway.Sandbox;

/// <summary>How often the sandbox changes its data by itself.</summary>
public enum SandboxActivity
{
    /// <summary>Only callers change the data.</summary>
    Off,

    /// <summary>One step every five seconds.</summary>
    Slow,

    /// <summary>Four steps per second.</summary>
    Fast,
}

namespace GraphGateway.Sandbox;

/// <summary>How fast the sandbox's world moves by itself.</summary>
public enum SandboxActivity
{
    /// <summary>Nothing changes but by the callers' own doing.</summary>
    Off,

    /// <summary>Something changes every five seconds.</summary>
    Slow,

    /// <summary>Something changes four times a second.</summary>
    Fast,
}

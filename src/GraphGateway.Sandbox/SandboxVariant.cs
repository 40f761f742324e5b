namespace GraphGateway.Sandbox;

/// <summary>The format of the sandbox's responses. Getscreen is known to use several formats.</summary>
public enum SandboxVariant
{
    /// <summary>As in the published API reference.</summary>
    Documented,

    /// <summary>As in the vendor's later documentation: a bare list of agents, single objects as <c>data</c>, Android, 404 for unknown ids.</summary>
    Later,

    /// <summary>All deviations that a tolerant reader must accept: numbers as strings, missing keys, single clients, unknown enum values, invalid URLs.</summary>
    Loose,
}

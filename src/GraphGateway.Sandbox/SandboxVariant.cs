namespace GraphGateway.Sandbox;

/// <summary>Which of the shapes that Getscreen's answers are known to take the sandbox gives them.</summary>
public enum SandboxVariant
{
    /// <summary>As the published reference shows them.</summary>
    Documented,

    /// <summary>As the vendor's later documentation has them: a bare list of agents, single objects as <c>data</c>, Android, 404 for unknown ids.</summary>
    Later,

    /// <summary>Everything that a tolerant reader must take: numbers in quotes, missing keys, single clients, new words, broken URLs.</summary>
    Loose,
}

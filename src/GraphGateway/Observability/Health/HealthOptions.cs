namespace GraphGateway.Observability.Health;

/// <summary>Options of the section <c>Health</c>: the readiness of the server.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>
    /// Whether the server is ready only after the upstream has responded once, with any status. Default: true. If each caller brings its own
    /// key, the server has no upstream account of its own and does not wait.
    /// </summary>
    public bool WaitForUpstream { get; set; } = true;
}

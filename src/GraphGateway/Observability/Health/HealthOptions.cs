namespace GraphGateway.Observability.Health;

/// <summary>The section <c>Health</c>: when the server is ready.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>
    /// Whether the server is ready only once the upstream has answered, whatever the answer. Default: true. Where each caller brings a
    /// key there is no upstream of the server's own, and none is waited for.
    /// </summary>
    public bool WaitForUpstream { get; set; } = true;
}

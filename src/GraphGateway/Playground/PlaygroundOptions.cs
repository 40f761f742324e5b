namespace GraphGateway.Playground;

/// <summary>Options of the section <c>Playground</c>: the GraphiQL page for browsers at the GraphQL endpoint.</summary>
internal sealed class PlaygroundOptions
{
    public const string Section = "Playground";

    /// <summary>Whether the page is enabled. Null, the default, enables it in Development only.</summary>
    public bool? Enabled { get; set; }
}

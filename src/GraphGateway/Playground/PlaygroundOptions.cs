namespace GraphGateway.Playground;

/// <summary>The section <c>Playground</c>: the GraphiQL page that browsers get at the GraphQL endpoint.</summary>
internal sealed class PlaygroundOptions
{
    public const string Section = "Playground";

    /// <summary>Whether browsers get the page. Null, the default, is on in Development and off elsewhere.</summary>
    public bool? Enabled { get; set; }
}

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>One call of each documented method.</summary>
internal static class DocumentedCalls
{
    public static IReadOnlyList<(string Method, string Path, Func<GetscreenClient, Task> Call)> All { get; } =
    [
        ("GET", "agents/list", client => client.Agents.ListAsync(default)),
        ("POST", "agents/connect", client => client.Agents.ConnectAsync(1001, default)),
        ("GET", "support/list", client => client.Support.ListAsync(default)),
        ("POST", "support/create", client => client.Support.CreateAsync("Jacob", default)),
        ("GET", "support/info", client => client.Support.InfoAsync(328, default)),
        ("POST", "support/close", client => client.Support.CloseAsync(328, default)),
        ("GET", "history/list", client => client.History.ListAsync(new(), default)),
    ];
}

namespace Example;

/// <summary>Reads all desktops that are online, page by page.</summary>
internal static class Query
{
    private const string Online = """
        query Online($first: Int!, $after: String) {
          agents(first: $first, after: $after, where: { online: { eq: true } }, order: [{ name: ASC }]) {
            nodes { id name os }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public static async Task RunAsync(Gateway gateway)
    {
        string? after = null;
        do
        {
            var page = (await gateway.AskAsync<Data>(Online, new { first = 50, after })).Agents;
            foreach (var agent in page.Nodes)
                Console.WriteLine($"{agent.Name} {agent.Os}");
            after = page.PageInfo.HasNextPage ? page.PageInfo.EndCursor : null;
        }
        while (after is not null);
    }

    private sealed record Data(Connection Agents);

    private sealed record Connection(Agent[] Nodes, PageInfo PageInfo);

    private sealed record Agent(string Id, string Name, string? Os);

    private sealed record PageInfo(bool HasNextPage, string? EndCursor);
}

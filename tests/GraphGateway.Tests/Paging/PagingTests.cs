using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Paging;

public sealed class PagingTests : IAsyncLifetime
{
    private const string Order = "order: [{ group: DESC }, { version: ASC }]";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("agents", Order, 7)]
    [InlineData("agents", "search: \"a\"", 50)]
    [InlineData("supportConnections", "order: [{ clientName: ASC }]", 11)]
    [InlineData("sessions", "where: { agentId: \"1005\" }", 30)]
    public async Task Walking_forward_and_backward_meets_every_row_once_in_the_same_order(string field, string arguments, int size)
    {
        var forward = await WalkAsync(field, arguments, size, "first", "after", "endCursor", "hasNextPage");
        var backward = await WalkAsync(field, arguments, size, "last", "before", "startCursor", "hasPreviousPage");

        Assert.Equal(forward.Distinct(), forward);
        Assert.Equal(forward, backward);
        var total = (await _gateway.AskAsync($"{{ {field}({arguments}) {{ totalCount }} }}")).GetProperty("data").GetProperty(field).GetProperty("totalCount").GetInt32();
        Assert.Equal(total, forward.Count);
    }

    [Fact]
    public async Task A_cursor_keeps_its_place_when_its_row_is_gone()
    {
        var first = await PageAsync("agents", $"first: 5, {Order}");
        var next = Ids(await PageAsync("agents", $"first: 5, after: \"{Cursor(first, "endCursor")}\", {Order}"));

        _gateway.Sandbox.World.RemoveAgent(Ids(first)[^1]);

        Assert.Equal(next, Ids(await PageAsync("agents", $"first: 5, after: \"{Cursor(first, "endCursor")}\", {Order}")));
    }

    [Theory]
    [InlineData("agents", "search: \"a\"")]
    [InlineData("agents", "order: [{ name: ASC }]")]
    [InlineData("agents", "where: { online: { eq: true } }")]
    [InlineData("supportConnections", "where: {}")]
    [InlineData("sessions", "where: { hasVideo: true }")]
    public async Task A_cursor_of_another_list_is_refused_before_anything_is_asked_upstream(string field, string arguments)
    {
        var cursor = Cursor(await PageAsync("agents", "first: 1"), "endCursor");
        var before = _gateway.Calls.Count;

        var answer = await _gateway.AskAsync($"{{ {field}(first: 1, after: \"{cursor}\", {arguments}) {{ nodes {{ databaseId }} }} }}");

        Assert.Equal("CURSOR_INVALID", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(before, _gateway.Calls.Count);
    }

    private async Task<List<int>> WalkAsync(string field, string arguments, int size, string count, string from, string cursor, string more)
    {
        var rows = new List<int>();
        var at = "";
        while (true)
        {
            var page = await PageAsync(field, $"{count}: {size}, {arguments}{at}");
            rows.InsertRange(count == "first" ? rows.Count : 0, Ids(page));
            if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean())
                return rows;
            at = $", {from}: \"{Cursor(page, cursor)}\"";
        }
    }

    private async Task<JsonElement> PageAsync(string field, string arguments)
    {
        var answer = await _gateway.AskAsync($"{{ {field}({arguments}) {{ nodes {{ databaseId }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetProperty(field);
    }

    private static string Cursor(JsonElement page, string name) => page.GetProperty("pageInfo").GetProperty(name).GetString()!;

    private static int[] Ids(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32())];
}

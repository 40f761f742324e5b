using System.Text.Json;
using GraphGateway.Paging;
using GraphGateway.Sandbox;
using GraphGateway.Sessions;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Sessions;

/// <summary>Pages of the history over real HTTP, while the history changes.</summary>
public sealed class SessionPagesTests
{
    [Theory]
    [InlineData(SandboxHistoryOrder.NewestFirst, "sessions", "", 7)]
    [InlineData(SandboxHistoryOrder.OldestFirst, "sessions", "", 7)]
    [InlineData(SandboxHistoryOrder.NewestFirst, "sessions", "where: { agentId: \"1005\" }, ", 3)]
    [InlineData(SandboxHistoryOrder.OldestFirst, "sessions", "where: { hasVideo: true }, ", 110)]
    public async Task Walking_while_sessions_come_and_go_meets_each_that_stays_once(SandboxHistoryOrder order, string field, string arguments, int size)
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 400, Agents = 10, HistoryOrder = order });
        var world = gateway.Sandbox.World;
        var (met, pages, at) = (new List<int>(), 0, "");
        var staying = (await RowsAsync(gateway, field, $"{arguments}first: 500")).Ids.Where(id => id % 5 != 0).ToList();
        while (true)
        {
            var page = await RowsAsync(gateway, field, $"{arguments}first: {size}{at}");
            met.AddRange(page.Ids);
            Assert.InRange(++pages, 1, 400);
            if (!page.HasNextPage)
                break;
            at = $", after: \"{page.EndCursor}\"";
            world.StartSession(1001 + (pages % 10));
            // Those with a number that ends in 0 or 5 go, a few at a time: the last of the page among them.
            world.RemoveSessions(session => session.Id % 5 == 0 && (session.Id / 5 % 7 == pages % 7 || session.Id == page.Ids[^1]));
        }

        Assert.Equal(met.Distinct(), met);
        Assert.Equal(staying, met.Where(staying.Contains));
    }

    [Fact]
    public async Task A_page_says_what_there_is_before_and_after_it()
    {
        await using var gateway = await Gateway.StartAsync(new() { Sessions = 50, Agents = 5 });

        var first = await RowsAsync(gateway, "sessions", "first: 20");
        gateway.Sandbox.World.StartSession(1001);
        var second = await RowsAsync(gateway, "sessions", $"first: 30, after: \"{first.EndCursor}\"");
        var back = await RowsAsync(gateway, "sessions", $"last: 20, before: \"{second.StartCursor}\"");
        var between = await RowsAsync(gateway, "sessions", $"first: 500, after: \"{first.StartCursor}\", before: \"{second.StartCursor}\"");

        Assert.Equal((false, true), (first.HasPreviousPage, first.HasNextPage));
        Assert.Equal((true, false), (second.HasPreviousPage, second.HasNextPage));
        Assert.Equal((true, true), (back.HasPreviousPage, back.HasNextPage));
        Assert.Equal(first.Ids, back.Ids);
        Assert.Equal(first.Ids[1..], between.Ids);
        Assert.True(between.HasNextPage && between.HasPreviousPage);
    }

    [Fact]
    public async Task What_is_not_selected_is_not_read()
    {
        await using var gateway = await Gateway.StartAsync();

        await gateway.AskAsync("{ sessions { __typename } none: sessions(first: 0) { nodes { id } } }");
        Assert.Empty(gateway.Calls);

        await gateway.AskAsync("{ sessions(first: 50) { totalCount } again: sessions(first: 0) { totalCount pageInfo { hasNextPage } } }");
        Assert.Single(gateway.Calls, call => call.Contains("limit=1&", StringComparison.Ordinal));
        var count = gateway.Calls.Count;

        await gateway.AskAsync("{ sessions(first: 50) { totalCount nodes { id } pageInfo { endCursor } } }");
        Assert.Equal(count + 1, gateway.Calls.Count);
    }

    [Fact]
    public async Task Five_hundred_sessions_are_read_side_by_side()
    {
        await using var gateway = await Gateway.StartAsync();
        await gateway.AskAsync("{ sessions(first: 2) { nodes { id } } }");
        gateway.Sandbox.Faults.Block("history/list");

        var asking = gateway.AskAsync("{ sessions(first: 500) { nodes { id } } }");
        await Patience.Until(() => gateway.Sandbox.Faults.BlockedCount("history/list") == 5);
        gateway.Sandbox.Faults.Release("history/list");

        Assert.Equal(500, (await asking).GetProperty("data").GetProperty("sessions").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task A_cursor_of_another_filter_agent_or_account_is_refused()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" });
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", gateway.Sandbox.ApiKey);
        var cursor = (await RowsAsync(gateway, "sessions", "first: 3, where: { agentId: \"1001\" }")).EndCursor;
        var calls = gateway.Calls.Count;

        await RefusesAsync(gateway, $"{{ sessions(first: 3, after: \"{cursor}\") {{ nodes {{ id }} }} }}");
        await RefusesAsync(gateway, $"{{ sessions(first: 3, after: \"{cursor}\", where: {{ agentId: \"1002\" }}) {{ nodes {{ id }} }} }}");
        await RefusesAsync(gateway, $"{{ sessions(first: 3, after: \"{cursor}\", where: {{ agentId: \"1001\", hasVideo: true }}) {{ nodes {{ id }} }} }}");
        await RefusesAsync(gateway, $"{{ sessions(first: 3, after: \"{cursor[..^2]}xx\", where: {{ agentId: \"1001\" }}) {{ nodes {{ id }} }} }}");
        gateway.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", "somebody-elses");
        await RefusesAsync(gateway, $"{{ sessions(first: 3, after: \"{cursor}\", where: {{ agentId: \"1001\" }}) {{ nodes {{ id }} }} }}");

        Assert.Equal(calls, gateway.Calls.Count);
    }

    [Theory]
    [InlineData("1", "2", "3")]
    [InlineData("1", "2", "3", "4", "sideways")]
    [InlineData("1", "2", "-3", "4", "ns")]
    [InlineData("1", "2", "2147483646", "4", "ns")]
    [InlineData("1", "2", "3", "2147483647", "ns")]
    [InlineData("1", "9223372036854775807", "3", "4", "ns")]
    [InlineData("-1", "2", "3", "4", "ns")]
    [InlineData("x", "2", "3", "4", "ns")]
    public async Task A_cursor_that_holds_something_else_is_refused(params string[] parts)
    {
        await using var gateway = await Gateway.StartAsync();

        var scope = new CursorScope(gateway.Services.GetRequiredService<CursorKey>(), "default", SessionFilter.None.Scope);

        await RefusesAsync(gateway, $"{{ sessions(after: \"{Cursor.Encode(scope, parts)}\") {{ nodes {{ id }} }} }}");
    }

    [Fact]
    public async Task A_session_is_found_by_its_id_as_long_as_it_is_there()
    {
        await using var gateway = await Gateway.StartAsync();
        var sessions = (await gateway.AskAsync("{ sessions(last: 3) { nodes { id } } }")).GetProperty("data").GetProperty("sessions").GetProperty("nodes");
        var id = sessions[1].GetProperty("id").GetString()!;
        const string Document = "query($id: ID!) { session(id: $id) { id clients { login } } node(id: $id) { id } }";

        var found = (await gateway.AskAsync(Document, new { id })).GetProperty("data");
        Assert.Equal((id, id), (found.GetProperty("session").GetProperty("id").GetString(), found.GetProperty("node").GetProperty("id").GetString()));
        Assert.DoesNotContain(gateway.Calls, call => call.Contains("date_", StringComparison.Ordinal));

        gateway.Sandbox.World.RemoveSessions(_ => true);
        var gone = (await gateway.AskAsync(Document, new { id })).GetProperty("data");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (gone.GetProperty("session").ValueKind, gone.GetProperty("node").ValueKind));
    }

    [Theory]
    [InlineData("query($where: SessionFilterInput) { sessions(first: 0, where: $where) { totalCount } }", "{ \"where\": { \"agentId\": 1002 } }")]
    [InlineData("query($id: ID) { sessions(first: 0, where: { agentId: $id }) { totalCount } }", "{ \"id\": 1002 }")]
    [InlineData("query($where: SessionFilterInput = { agentId: 1002 }) { sessions(first: 0, where: $where) { totalCount } }", "{}")]
    [InlineData("{ sessions(first: 0, where: { agentId: 1002 }) { totalCount } }", "{}")]
    public async Task An_agent_may_be_named_by_a_number(string document, string variables)
    {
        await using var gateway = await Gateway.StartAsync();
        var expected = await gateway.AskAsync("{ sessions(first: 0, where: { agentId: \"1002\" }) { totalCount } }");

        var answer = await gateway.AskAsync(document, JsonSerializer.Deserialize<JsonElement>(variables));

        Assert.Equal(expected.GetProperty("data").GetRawText(), answer.GetProperty("data").GetRawText());
        foreach (var wrong in new[] { "3000000000", "-1", "99999999999999999999" })
            Assert.Contains("BAD_USER_INPUT", (await gateway.AskAsync($"{{ sessions(first: 0, where: {{ agentId: {wrong} }}) {{ totalCount }} }}")).GetRawText(), StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(Gateway gateway, string document)
    {
        var answer = await gateway.AskAsync(document);
        Assert.Equal("CURSOR_INVALID", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static async Task<Page> RowsAsync(Gateway gateway, string field, string arguments)
    {
        var answer = await gateway.AskAsync($"{{ {field}({arguments}) {{ nodes {{ databaseId }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var (page, info) = (answer.GetProperty("data").GetProperty(field), answer.GetProperty("data").GetProperty(field).GetProperty("pageInfo"));
        return new(
            [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32())],
            info.GetProperty("hasNextPage").GetBoolean(),
            info.GetProperty("hasPreviousPage").GetBoolean(),
            info.GetProperty("startCursor").GetString() ?? "",
            info.GetProperty("endCursor").GetString() ?? "");
    }

    private sealed record Page(int[] Ids, bool HasNextPage, bool HasPreviousPage, string StartCursor, string EndCursor);
}

using System.Text.Json;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Sessions;

/// <summary>Walks over HTTP through a history whose upstream states wrong totals or returns rows twice.</summary>
public sealed class FaultyUpstreamTests
{
    private const int Rows = 30;

    public static TheoryData<string, int, bool, string> Walks
    {
        get
        {
            var walks = new TheoryData<string, int, bool, string>();
            foreach (var fault in (string[])["total+1", "total+70", "total-1", "total-17", "total0", "totalMax", "double", "doubleLast", "double+total", "capped", "none"])
            {
                foreach (var size in (int[])[1, 7, 10, 30, 100])
                {
                    walks.Add(fault, size, false, "sessions");
                    walks.Add(fault, size, true, "sessions");
                }

                walks.Add(fault, 7, false, "agent");
                walks.Add(fault, 10, true, "agent");
            }

            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task A_walk_meets_every_row_once_and_ends(string fault, int size, bool backward, string field)
    {
        await using var upstream = await Upstream.StartAsync(context => AnswerAsync(context, fault));
        await using var gateway = await StartAsync(upstream);
        var (met, at) = (new List<int>(), "");
        for (var page = 0; ; page++)
        {
            Assert.InRange(page, 0, Rows);
            var answer = await PageAsync(gateway, field, $"{(backward ? "last" : "first")}: {size}{at}");
            var ids = answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32()).ToList();
            met.InsertRange(backward ? 0 : met.Count, ids);
            var info = answer.GetProperty("pageInfo");
            Assert.Equal(page > 0, info.GetProperty(backward ? "hasNextPage" : "hasPreviousPage").GetBoolean());
            var isLast = !info.GetProperty(backward ? "hasPreviousPage" : "hasNextPage").GetBoolean();
            // A page at the end of the upstream's list shows how long it is; where rows come twice, one that has them all does.
            if ((backward ? page == 0 : isLast) && (size >= Rows || !fault.StartsWith("double", StringComparison.Ordinal)))
                Assert.Equal(Rows, answer.GetProperty("totalCount").GetInt32());
            if (isLast)
                break;

            at = $", {(backward ? "before" : "after")}: \"{info.GetProperty(backward ? "startCursor" : "endCursor").GetString()}\"";
        }

        Assert.Equal(Enumerable.Range(1, Rows).Reverse(), met);
    }

    [Theory]
    [InlineData("total+70")]
    [InlineData("totalMax")]
    [InlineData("total0")]
    [InlineData("doubleLast")]
    public async Task The_sessions_of_many_agents_are_whole(string fault)
    {
        await using var upstream = await Upstream.StartAsync(context => AnswerAsync(context, fault));
        await using var gateway = await StartAsync(upstream);

        var answer = await gateway.AskAsync("{ agents { nodes { sessions(first: 40) { totalCount nodes { databaseId } pageInfo { hasNextPage } } lastSession { clients { login } } } } }");

        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.All(answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").EnumerateArray(), agent =>
        {
            var sessions = agent.GetProperty("sessions");
            Assert.Equal(Enumerable.Range(1, Rows).Reverse(), sessions.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32()));
            Assert.Equal((Rows, false), (sessions.GetProperty("totalCount").GetInt32(), sessions.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        });
    }

    [Fact]
    public async Task An_upstream_that_ignores_the_offset_is_told_of_as_a_bad_payload()
    {
        await using var upstream = await Upstream.StartAsync(context => AnswerAsync(context, "offsetIgnored"));
        await using var gateway = await StartAsync(upstream);
        var first = await PageAsync(gateway, "sessions", "first: 20");

        var answer = await gateway.AskAsync($"{{ sessions(first: 20, after: \"{first.GetProperty("pageInfo").GetProperty("endCursor").GetString()}\") {{ nodes {{ databaseId }} pageInfo {{ hasNextPage }} }} }}");

        var isWhole = !answer.TryGetProperty("errors", out _);
        if (isWhole)
            Assert.Equal(Enumerable.Range(1, 10).Reverse(), answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt32()));
        else
            Assert.Equal("UPSTREAM_BAD_PAYLOAD", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.InRange(upstream.Requests.Count, 1, 60);
    }

    [Theory]
    [InlineData("sessions", "first: 0")]
    [InlineData("agents", "first: 0")]
    [InlineData("supportConnections", "last: 0")]
    public async Task An_empty_page_leads_nowhere(string field, string arguments)
    {
        await using var gateway = await Gateway.StartAsync();

        var answer = await gateway.AskAsync($"{{ {field}({arguments}) {{ pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}");

        Assert.Equal(
            """{"hasNextPage":false,"hasPreviousPage":false,"startCursor":null,"endCursor":null}""",
            answer.GetProperty("data").GetProperty(field).GetProperty("pageInfo").GetRawText());
    }

    private static Task<Gateway> StartAsync(Upstream upstream) => Gateway.StartAsync(settings: new() { ["Getscreen:BaseAddress"] = upstream.Address });

    private static async Task<JsonElement> PageAsync(Gateway gateway, string field, string arguments)
    {
        var page = $"sessions({arguments}) {{ totalCount nodes {{ databaseId }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
        var answer = await gateway.AskAsync(field == "agent" ? $"{{ agent(id: 1) {{ {page} }} }}" : $"{{ {page} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var data = answer.GetProperty("data");
        return (field == "agent" ? data.GetProperty("agent") : data).GetProperty("sessions");
    }

    private static Task AnswerAsync(HttpContext context, string fault)
    {
        if (context.Request.Path.Value!.EndsWith("agents/list", StringComparison.Ordinal))
            return context.Response.WriteAsJsonAsync(new { data = new[] { new { id = 1, name = "a", sessions = new { total = Rows, last = new { id = Rows, start_time = Start(Rows) } } } } });
        List<int> rows = [.. Enumerable.Range(1, Rows).Reverse()];
        if (fault.StartsWith("double", StringComparison.Ordinal))
            rows.InsertRange(fault == "doubleLast" ? Rows : 10, [rows[fault == "doubleLast" ? Rows - 1 : 10]]);
        var (offset, limit) = (Number(context, "offset"), Number(context, "limit"));
        var taken = rows.Skip(fault == "offsetIgnored" ? 0 : offset).Take(fault == "capped" ? Math.Min(4, limit) : limit);
        return context.Response.WriteAsJsonAsync(new
        {
            offset,
            limit,
            total = fault switch { "total0" => 0, "totalMax" => int.MaxValue, "double+total" => rows.Count, _ when fault.StartsWith("total", StringComparison.Ordinal) => Rows + int.Parse(fault[5..], null), _ => Rows },
            filter = new { },
            data = taken.Select(id => new { id, start = Start(id), stop = Start(id) + 10, agent = new { id = 1, name = "a" } }),
        });
    }

    private static long Start(int id) => 1_700_000_000 + (id * 1_000L);

    private static int Number(HttpContext context, string name) => int.Parse(context.Request.Query[name]!, null);
}

using System.Text.Json;
using CsCheck;
using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Filtering;

/// <summary>Lists that are filtered, sorted and paged by the gateway have the rows that a plain evaluation of every row says, in its order, with its cursors.</summary>
public sealed class ListOracleTests : IAsyncLifetime
{
    private const string Rows = "{ totalCount nodes { databaseId } edges { cursor node { databaseId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
    private const string Paging = "$first: Int, $last: Int, $after: String, $before: String";
    private const string Agents = $"query($where: AgentFilterInput, $order: [AgentSortInput!], $search: String, {Paging}) {{ rows: agents(where: $where, order: $order, search: $search, first: $first, last: $last, after: $after, before: $before) {Rows} }}";
    private const string Connections = $"query($where: SupportConnectionFilterInput, $order: [SupportConnectionSortInput!], {Paging}) {{ rows: supportConnections(where: $where, order: $order, first: $first, last: $last, after: $after, before: $before) {Rows} }}";

    private static readonly string[] _searches = ["a", "AB", "b", "o'", " ", "", "x"];
    private Gateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync(
            new() { Agents = 60, Sessions = 200, SupportConnections = 10, PlanLimit = 500 },
            new() { ["Caching:Agents:Ttl"] = "00:05:00", ["Caching:SupportConnections:Ttl"] = "00:05:00", ["Operations:MaxTokens"] = "25000" });
        MixedWorld.Mix(_gateway);
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public Task Agents_are_filtered_sorted_and_paged_as_row_by_row()
    {
        var rows = MixedWorld.Agents(_gateway.Sandbox.World);
        var searches = Gen.Frequency((4, Gen.Const((string?)null)), (1, Gen.Int[0, _searches.Length - 1].Select(index => (string?)_searches[index])));
        return SampleAsync("AgentFilterInput", "AgentSortInput", rows, searches, test => CheckAsync(Agents, rows, test));
    }

    [Fact]
    public Task Support_connections_are_filtered_sorted_and_paged_as_row_by_row()
    {
        var rows = MixedWorld.Connections(_gateway.Sandbox.World);
        return SampleAsync("SupportConnectionFilterInput", "SupportConnectionSortInput", rows, Gen.Const((string?)null), test => CheckAsync(Connections, rows, test));
    }

    private async Task SampleAsync(string filter, string order, IReadOnlyDictionary<string, object?>[] rows, Gen<string?> searches, Func<Test, Task> check)
    {
        var random = new RandomFilters(_gateway.Services.GetRequiredService<ISchema>(), MixedWorld.Values(rows));
        await Gen.Select(random.Filters(filter), random.Orders(order), searches, Gen.Int[0, 1_000_000], (where, sorting, search, seed) => new Test(where, sorting, search, seed))
            .HoldsAsync(check, iterations: 400, threads: 2);
    }

    private async Task CheckAsync(string document, IReadOnlyDictionary<string, object?>[] rows, Test test)
    {
        var expected = Expected(rows, test);
        var random = new Random(test.Seed);

        var all = await AskAsync(document, test, new() { ["first"] = 500 });
        Check(all, expected, 0, expected.Count);
        var cursors = all.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()!).ToList();
        Assert.Equal(cursors.Count, cursors.Distinct().Count());

        // A page before, after or between rows, from either end of that range.
        var after = random.Next(-1, expected.Count);
        var before = random.Next(after + 1, expected.Count + 1);
        var (isBackward, size) = (random.Next(2) == 0, random.Next(0, 8));
        var paging = new Dictionary<string, object> { [isBackward ? "last" : "first"] = size };
        if (after >= 0)
            paging["after"] = cursors[after];
        if (before < expected.Count)
            paging["before"] = cursors[before];
        var (start, end) = isBackward ? (Math.Max(after + 1, before - size), before) : (after + 1, Math.Min(before, after + 1 + size));
        var page = await AskAsync(document, test, paging);
        Check(page, expected, start, end);

        // Its own cursors lead on, both ways.
        if (end > start)
        {
            var next = await AskAsync(document, test, new() { ["first"] = 3, ["after"] = page.GetProperty("pageInfo").GetProperty("endCursor").GetString()! });
            Check(next, expected, end, Math.Min(expected.Count, end + 3));
            var previous = await AskAsync(document, test, new() { ["last"] = 3, ["before"] = page.GetProperty("pageInfo").GetProperty("startCursor").GetString()! });
            Check(previous, expected, Math.Max(0, start - 3), start);
        }
    }

    private static List<long> Expected(IReadOnlyDictionary<string, object?>[] rows, Test test)
    {
        var order = test.Order is null ? (JsonElement?)null : JsonSerializer.Deserialize<JsonElement>(test.Order);
        var matching = rows.Where(row => test.Where is null || BruteForce.Matches(JsonSerializer.Deserialize<JsonElement>(test.Where), row)).Where(row => IsFound(row, test.Search)).ToList();
        matching.Sort((one, other) => BruteForce.Compare(order, one, other));
        return [.. matching.Select(row => (long)row["databaseId"]!)];
    }

    private static bool IsFound(IReadOnlyDictionary<string, object?> row, string? search) => search is null || new[] { row["name"], row["group"], row["owner"], ((IReadOnlyDictionary<string, object?>)row["location"]!)["ip"] }
        .Any(text => text is string inIt && inIt.Contains(search, StringComparison.OrdinalIgnoreCase)) || search.Length == 0;

    private static void Check(JsonElement page, List<long> expected, int start, int end)
    {
        var edges = page.GetProperty("edges").EnumerateArray().ToList();
        var info = page.GetProperty("pageInfo");
        var (ids, total) = (expected[start..end], expected.Count);
        Assert.Equal(ids, page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("databaseId").GetInt64()));
        Assert.Equal(ids, edges.Select(edge => edge.GetProperty("node").GetProperty("databaseId").GetInt64()));
        // An empty page has no cursor that a client could go on from, so both flags are false.
        Assert.Equal((total, start > 0 && end > start, end < total && end > start), (page.GetProperty("totalCount").GetInt32(), info.GetProperty("hasPreviousPage").GetBoolean(), info.GetProperty("hasNextPage").GetBoolean()));
        var cursors = edges.Select(edge => edge.GetProperty("cursor").GetString()).ToList();
        Assert.Equal((cursors.FirstOrDefault(), cursors.LastOrDefault()), (info.GetProperty("startCursor").GetString(), info.GetProperty("endCursor").GetString()));
    }

    private async Task<JsonElement> AskAsync(string document, Test test, Dictionary<string, object> paging)
    {
        var variables = new Dictionary<string, object>(paging);
        if (test.Where is not null)
            variables["where"] = JsonSerializer.Deserialize<JsonElement>(test.Where);
        if (test.Order is not null)
            variables["order"] = JsonSerializer.Deserialize<JsonElement>(test.Order);
        if (test.Search is not null)
            variables["search"] = test.Search;
        var answer = await _gateway.AskAsync(document, variables);
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        return answer.GetProperty("data").GetProperty("rows");
    }

    /// <summary>What is asked for; the seed chooses the pages.</summary>
    private sealed record Test(string? Where, string? Order, string? Search, int Seed);
}

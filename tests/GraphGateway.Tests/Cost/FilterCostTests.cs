using System.Text.Json;
using GraphGateway.Limits;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Cost;

/// <summary>Filters and orders cannot take the server's CPU: repeated sort keys, many conditions and long computations end with an error.</summary>
public sealed class FilterCostTests
{
    private const int Aliases = 20;
    private const int Terms = 2_490;

    [Theory]
    [InlineData("agents", "AgentSortInput", "name")]
    [InlineData("agents", "AgentSortInput", "databaseId")]
    [InlineData("supportConnections", "SupportConnectionSortInput", "status")]
    public async Task A_repeated_sort_key_is_rejected_before_anything_is_read(string list, string type, string key)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 3 });
        var term = new Dictionary<string, string> { [key] = "ASC" };

        var literal = await gateway.AskAsync($"{{ {list}(order: [{{ {key}: ASC }}, {{ {key}: DESC }}]) {{ totalCount }} }}");
        var variable = await gateway.AskAsync($"query($o: [{type}!]) {{ {list}(order: $o) {{ nodes {{ id }} }} }}", new { o = new[] { term, term } });

        foreach (var answer in new[] { literal, variable })
        {
            var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
            Assert.Equal("BAD_USER_INPUT", Code(error));
            Assert.Contains($"'{key}'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Thousands_of_sort_terms_in_each_alias_are_rejected_before_anything_is_read()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 2_000 });
        var order = Enumerable.Range(0, Terms).Select(index => new Dictionary<string, string> { [index % 2 == 0 ? "os" : "online"] = "ASC" });

        var answer = await gateway.AskAsync($"query($o: [AgentSortInput!]) {{ {Aliased("agents(first: 1, order: $o) { nodes { id } }")} }}", new { o = order });

        var errors = answer.GetProperty("errors").EnumerateArray().ToArray();
        Assert.Equal(Aliases, errors.Length);
        Assert.All(errors, error => Assert.Equal("BAD_USER_INPUT", Code(error)));
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Conditions_and_sort_terms_count_in_the_complexity()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 3 }, new() { ["Operations:MaxComplexity"] = "102" });

        // Two fields, and five conditions and terms, each of which counts as 20.
        var within = await gateway.AskAsync("{ agents(where: { and: [{ name: { contains: \"a\", neq: \"b\" } }, { online: { eq: true } }] }, order: [{ name: ASC }, { os: DESC }]) { totalCount } }");
        var above = await gateway.AskAsync("{ agents(search: \"a\", where: { name: { contains: \"a\" } }, order: [{ name: ASC }]) { totalCount } }");

        Assert.False(within.TryGetProperty("errors", out _), within.GetRawText());
        var error = Assert.Single(above.GetProperty("errors").EnumerateArray());
        Assert.Equal("OPERATION_TOO_COMPLEX", Code(error));
        Assert.Equal(("complexity", 122), (error.GetProperty("extensions").GetProperty("counted").GetString(), error.GetProperty("extensions").GetProperty("count").GetInt32()));
        Assert.Contains("conditions and sort terms of 'agents'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_filter_passes_once_and_is_rejected_in_each_of_many_aliases()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 2_000 });
        var where = new { or = Enumerable.Range(0, 1_500).Select(index => new { name = new { contains = $"no such name {index}" } }) };

        var once = await gateway.AskAsync("query($w: AgentFilterInput) { agents(where: $w) { totalCount } }", new { w = where });
        var calls = gateway.Calls.Count;
        var often = await gateway.AskAsync($"query($w: AgentFilterInput) {{ {Aliased("agents(where: $w) { totalCount }")} }}", new { w = where });

        Assert.Equal(0, once.GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.Equal("OPERATION_TOO_COMPLEX", Code(Assert.Single(often.GetProperty("errors").EnumerateArray())));
        Assert.Equal(calls, gateway.Calls.Count);
    }

    [Theory]
    [InlineData("{ agents(order: [{ owner: ASC }, { name: DESC }]) { pageInfo { hasNextPage } } }")]
    [InlineData("{ agents(where: { name: { contains: \"a\" } }) { totalCount } }")]
    [InlineData("{ agents(first: 500) { edges { cursor node { id } } } }")]
    public async Task A_request_that_computes_for_too_long_is_stopped(string document)
    {
        // Each look at this clock takes as long as a request may compute in all.
        await using var gateway = await Gateway.StartAsync(
            new() { Agents = 2_000 },
            new() { ["Operations:CpuTimeout"] = "00:00:00.5", ["Operations:Execution"] = "Compiled" },
            services => services.AddScoped(provider => new ComputeBudget(provider.GetRequiredService<IOptions<OperationsOptions>>(), new SlowClock(TimeSpan.FromSeconds(0.3)))));

        var stopped = await gateway.AskAsync(document);
        var small = await gateway.AskAsync("{ viewer { name } }");

        var error = Assert.Single(stopped.GetProperty("errors").EnumerateArray());
        Assert.Equal("OPERATION_TIMEOUT", Code(error));
        Assert.Contains("0.5 seconds", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(small.TryGetProperty("errors", out _), small.GetRawText());
    }

    private static string Aliased(string field) => string.Join(' ', Enumerable.Range(0, Aliases).Select(index => $"a{index}: {field}"));

    private static string? Code(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();

    /// <summary>A clock that goes on by the same time whenever it is read.</summary>
    private sealed class SlowClock(TimeSpan step) : TimeProvider
    {
        private long _readings;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Increment(ref _readings) * step.Ticks;
    }
}

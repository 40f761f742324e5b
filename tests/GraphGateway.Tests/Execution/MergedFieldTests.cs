using System.Text.Json;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Execution;

/// <summary>A field that a document selects in several places is resolved once, and its error has the location of the first place.</summary>
public sealed class MergedFieldTests
{
    public static TheoryData<string, string, int> Documents { get; } = new()
    {
        { "{ a: agents(first: -1) { totalCount } a: agents(first: -1) { nodes { name } } }", "a", 3 },
        { "{ agents(first: 1) { nodes { os group group } } }", "agents.nodes.0.group", 33 },
        { "{ agents(first: 1) { nodes { g: group } ... { nodes { ...F } } } } fragment F on Agent { g: group }", "agents.nodes.0.g", 30 },
        { "mutation { c: connectAgent(input: { agentId: \"x\" }) { url } c: connectAgent(input: { agentId: \"x\" }) { agent { id } } c: connectAgent(input: { agentId: \"x\" }) { url } }", "c", 12 },
        { "{ nodes(ids: [\"x\"]) { id } nodes(ids: [\"x\"]) { __typename } }", "nodes.0", 3 },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task An_error_has_the_location_of_the_first_place(string document, string path, int column)
    {
        foreach (var (execution, isRead) in new[] { ("Compiled", true), ("Compiled", false), ("Stock", true) })
        {
            await using var gateway = await StartAsync(execution);
            gateway.Fail<Agent>("Agent", "group", isRead);

            var error = Assert.Single((await gateway.AskAsync(document)).GetProperty("errors").EnumerateArray());

            Assert.Equal(path, string.Join('.', error.GetProperty("path").EnumerateArray()));
            Assert.Equal($$"""[{"line":1,"column":{{column}}}]""", error.GetProperty("locations").GetRawText());
        }
    }

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Stock")]
    public async Task Its_arguments_count_and_the_selections_of_all_places_are_answered(string execution)
    {
        await using var gateway = await StartAsync(execution);

        var answer = await gateway.AskAsync(
            "query($one: Int) { a: agents(first: $one) { totalCount } ... { a: agents(first: $one) { nodes { databaseId } } } a: agents(first: $one) { nodes { t: __typename } } }", new { one = 1 });

        Assert.Equal("""{"a":{"totalCount":3,"nodes":[{"databaseId":1001,"t":"Agent"}]}}""", answer.GetProperty("data").GetRawText());
        Assert.False(answer.TryGetProperty("errors", out JsonElement _));
    }

    private static Task<Gateway> StartAsync(string execution) => Gateway.StartAsync(new() { Agents = 3, Sessions = 2 }, new() { ["Operations:Execution"] = execution });
}

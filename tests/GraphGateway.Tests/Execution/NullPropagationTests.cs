using System.Text.Json;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Execution;

/// <summary>
/// A field that must not be null and is makes its object null, up to what may be null. What went wrong with its siblings is reported all the same, each with
/// its path: with compiled plans as with the engine's strategy.
/// </summary>
public sealed class NullPropagationTests
{
    // How a field fails: its reader or its resolver throws, or gives null, at once or later.
    public static TheoryData<string, bool> Ways { get; } = new() { { "Compiled", false }, { "Compiled", true }, { "Stock", false }, { "Stock", true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Errors_of_siblings_before_and_after_it_are_reported(string execution, bool isRead)
    {
        await using var gateway = await StartAsync(execution, isRead);

        var answer = await gateway.AskAsync("{ agents(first: 1) { totalCount nodes { group name os databaseId owner } } }");

        Assert.Equal("""{"agents":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["agents.nodes.0.group", "agents.nodes.0.name", "agents.nodes.0.owner"], Paths(answer));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Errors_of_the_other_rows_are_reported(string execution, bool isRead)
    {
        await using var gateway = await StartAsync(execution, isRead);

        var answer = await gateway.AskAsync("{ agents(first: 3) { nodes { name group } } }");

        Assert.Equal("""{"agents":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(
            ["agents.nodes.0.group", "agents.nodes.0.name", "agents.nodes.1.group", "agents.nodes.1.name", "agents.nodes.2.group", "agents.nodes.2.name"], Paths(answer));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Errors_of_siblings_of_each_object_that_becomes_null_are_reported(string execution, bool isRead)
    {
        await using var gateway = await StartAsync(execution, isRead);

        var answer = await gateway.AskAsync("{ agents(first: 1) { edges { node { location { city } name } cursor } nodes { owner } } other: agents(first: 1) { totalCount } }");

        Assert.Equal("""{"agents":null,"other":{"totalCount":3}}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["agents.edges.0.node.location.city", "agents.edges.0.node.name", "agents.nodes.0.owner"], Paths(answer));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_field_that_may_be_null_makes_nothing_else_null(string execution, bool isRead)
    {
        await using var gateway = await StartAsync(execution, isRead);

        var answer = await gateway.AskAsync("{ agents(first: 1) { nodes { group databaseId owner } } }");

        Assert.Equal("""{"agents":{"nodes":[{"group":null,"databaseId":1001,"owner":null}]}}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["agents.nodes.0.group", "agents.nodes.0.owner"], Paths(answer));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Where_the_root_becomes_null_errors_of_its_other_fields_are_reported(string execution, bool isRead)
    {
        await using var gateway = await StartAsync(execution, isRead);

        var answer = await gateway.AskAsync("{ agents(first: 1) { nodes { owner } } viewer { account } agentGroups { name } }");

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").ValueKind);
        Assert.Equal(["agents.nodes.0.owner", "viewer.account"], Paths(answer));
    }

    private static IEnumerable<string> Paths(JsonElement answer) =>
        answer.GetProperty("errors").EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray())).Order(StringComparer.Ordinal);

    private static async Task<Gateway> StartAsync(string execution, bool isRead)
    {
        var gateway = await Gateway.StartAsync(new() { Agents = 3, Sessions = 2 }, new() { ["Operations:Execution"] = execution });
        gateway.Fail<Agent>("Agent", "name", isRead, isNull: true);
        gateway.Fail<Agent>("Agent", "group", isRead);
        gateway.Fail<Agent>("Agent", "owner", isRead);
        gateway.Fail<object>("Location", "city", isRead);
        gateway.Fail<object>("Viewer", "account", isRead);
        return gateway;
    }
}

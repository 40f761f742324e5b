using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Errors;

/// <summary>What messages tell, and how much.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("{ agentz { totalCount } }", "Cannot query field 'agentz' on type 'Query'.")]
    [InlineData("{ agents(frist: 1) { totalCount } }", "Unknown argument 'frist' on field 'agents' of type 'Query'.")]
    [InlineData("{ __typename @skip(iff: true, if: true) }", "Unknown argument 'iff' on directive 'skip'.")]
    [InlineData("query($a: AgentFilterInputt) { agents(where: $a) { totalCount } }", "Unknown type AgentFilterInputt.")]
    [InlineData("{ node(id: \"QWdlbnQ6MTAwMQ==\") { os } }", "Cannot query field 'os' on type 'Node'.")]
    public async Task Names_of_the_schema_are_suggested_to_developers_alone(string document, string message)
    {
        await using var production = await Gateway.StartAsync(settings: new() { ["environment"] = "Production" });
        await using var development = await Gateway.StartAsync();

        Assert.Contains(message, Messages(await production.AskAsync(document)));
        Assert.Contains(Messages(await development.AskAsync(document)), told => told.StartsWith($"{message} Did you mean ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_close_to_a_name_is_not_suggested_anywhere_else_in_production()
    {
        await using var production = await Gateway.StartAsync(settings: new() { ["environment"] = "Production" });
        string[] documents =
        [
            "{ agents(where: {nam: {eq: \"A\"}}) { totalCount } }", "{ agents(order: [{name: ASCC}]) { totalCount } }", "{ agents { nodes { ...Missing } } }",
            "{ agents { totalCount @skp(if: true) } }", "{ agents(where: {os: {eq: WINDOWSS}}) { totalCount } }", "{ agents { nodes } }", "{ __typename { name } }",
        ];

        foreach (var document in documents)
            Assert.DoesNotContain("mean", string.Concat(Messages(await production.AskAsync(document))), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_message_does_not_grow_with_what_was_sent()
    {
        await using var gateway = await Gateway.StartAsync();

        var message = Assert.Single(Messages(await gateway.AskAsync($"{{ {new string('x', 4_000)} }}")));

        Assert.Equal(1_001, message.Length);
        Assert.EndsWith("x…", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_errors_of_an_operation_that_ran_the_first_hundred_are_told()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Fail("history/list", Fault.Of(400));

        var answer = await gateway.AskAsync("{ agents(first: 150) { nodes { sessions(first: 1) { nodes { id } } } } }");

        Assert.Equal(150, answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").GetArrayLength());
        Assert.Equal(100, answer.GetProperty("errors").GetArrayLength());
    }

    private static string[] Messages(JsonElement answer) =>
        [.. answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()!)];
}

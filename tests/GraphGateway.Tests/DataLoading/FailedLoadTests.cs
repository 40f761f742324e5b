using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.DataLoading;

/// <summary>A load that failed for one part of a request is tried again for a later part: a later mutation field, or a later entry of a batch.</summary>
public sealed class FailedLoadTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0", ["Http:MaxBatchSize"] = "10" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("agents/list", "agent { name }")]
    [InlineData("history/list", "agent { sessions(first: 1) { nodes { databaseId } } }")]
    [InlineData("history/list", "agent { lastSession { clients { login } } }")]
    public async Task A_later_mutation_field_loads_what_failed_for_the_one_before_it(string method, string selected)
    {
        var agent = _gateway.Sandbox.World.Agents.First(agent => agent.Online && !agent.Disabled && _gateway.Sandbox.World.SessionsOf(agent.Id).Total > 0).Id;
        _gateway.Sandbox.Faults.Fail(method, Fault.Of(400), times: 1);

        var answer = await _gateway.AskAsync($"mutation {{ a: connectAgent(input: {{ agentId: {agent} }}) {{ {selected} }} b: connectAgent(input: {{ agentId: {agent} }}) {{ {selected} }} }}");

        Assert.Equal(["a"], answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path")[0].GetString()));
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("data").GetProperty("b").GetProperty("agent").ValueKind);
    }

    [Theory]
    [InlineData("agents/list", "{ agents(first: 1) { totalCount } }")]
    [InlineData("support/list", "{ supportConnections(first: 1) { totalCount } }")]
    [InlineData("history/list", "{ sessions(first: 1) { nodes { databaseId } } }")]
    [InlineData("history/list", "{ agent(id: 1001) { sessions(first: 1) { nodes { databaseId } } } }")]
    public async Task A_later_entry_of_a_batch_loads_what_failed_for_the_one_before_it(string method, string query)
    {
        _gateway.Sandbox.Faults.Fail(method, Fault.Of(400), times: 1);

        // A mutation among them makes the entries run one after the other.
        var entries = new[] { query, "mutation { closeSupportConnection(input: { supportConnectionId: \"999999\" }) { errors { __typename } } }", query };
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", entries.Select(entry => new { query = entry }));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.True(answer[0].TryGetProperty("errors", out _), answer.GetRawText());
        Assert.False(answer[2].TryGetProperty("errors", out _), answer.GetRawText());
    }
}

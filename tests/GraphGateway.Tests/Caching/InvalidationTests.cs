using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>What a mutation may have changed is read again.</summary>
public sealed class InvalidationTests : IAsyncLifetime
{
    private const string Create = "mutation { createSupportConnection(input: { clientName: \"Ann\" }) { supportConnection { databaseId } errors { __typename } } }";
    private const string Count = "{ supportConnections { totalCount } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Cached.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task What_was_made_is_there_at_once_for_everybody()
    {
        var next = _gateway.Sandbox.World.OpenConnections.Max(connection => connection.Id) + 1;
        Assert.Equal(40, Total(await _gateway.AskAsync(Count)));
        Assert.Equal(JsonValueKind.Null, Single(await AskForAsync(next)).ValueKind);

        var id = (await _gateway.AskAsync(Create)).GetProperty("data").GetProperty("createSupportConnection").GetProperty("supportConnection").GetProperty("databaseId").GetInt32();

        Assert.Equal(41, Total(await _gateway.AskAsync(Count)));
        Assert.Equal(id, Single(await AskForAsync(id)).GetProperty("databaseId").GetInt32());
    }

    [Fact]
    public async Task What_was_closed_is_closed_at_once_for_everybody()
    {
        var id = _gateway.Sandbox.World.OpenConnections[0].Id;
        await _gateway.AskAsync(Count);
        Assert.NotEqual("CLOSED", Single(await AskForAsync(id)).GetProperty("status").GetString());

        await _gateway.AskAsync($"mutation {{ closeSupportConnection(input: {{ supportConnectionId: {id} }}) {{ errors {{ __typename }} }} }}");

        Assert.Equal(39, Total(await _gateway.AskAsync(Count)));
        Assert.Equal("CLOSED", Single(await AskForAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_connected_agent_is_read_again()
    {
        await _gateway.AskAsync("{ agents(first: 1) { totalCount } }");
        var id = _gateway.Sandbox.World.Agents[0].Id;
        await _gateway.AskAsync($"mutation {{ connectAgent(input: {{ agentId: {id} }}) {{ errors {{ __typename }} }} }}");
        await _gateway.AskAsync("{ agents(first: 1) { totalCount } }");

        Assert.Equal(2, _gateway.CallsOf("agents/list"));
    }

    [Fact]
    public async Task A_mutation_of_which_nobody_knows_the_outcome_drops_what_it_may_have_changed()
    {
        await _gateway.AskAsync(Count);
        _gateway.Sandbox.Faults.Fail("support/create", Fault.Lost, times: 1);

        await _gateway.AskAsync(Create);

        Assert.Equal(41, Total(await _gateway.AskAsync(Count)));
    }

    [Fact]
    public async Task A_read_that_was_in_flight_does_not_bring_the_old_back()
    {
        _gateway.Sandbox.Faults.Block("support/list");
        var before = _gateway.AskAsync(Count);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("support/list") == 1);
        await _gateway.AskAsync(Create);

        var after = _gateway.AskAsync(Count);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("support/list") == 2);
        _gateway.Sandbox.Faults.Release("support/list");
        await Task.WhenAll(before, after);

        Assert.Equal(41, Total(await after));
        Assert.Equal(41, Total(await _gateway.AskAsync(Count)));
        Assert.Equal(2, _gateway.CallsOf("support/list"));
    }

    [Fact]
    public async Task What_was_dropped_does_not_stand_in_for_a_failing_upstream()
    {
        await _gateway.AskAsync(Count);
        await _gateway.AskAsync(Create);
        _gateway.Sandbox.Faults.Fail("support/list", Fault.Of(500));

        Assert.True((await _gateway.AskAsync(Count)).TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Other_instances_can_be_told_what_to_forget()
    {
        var told = new List<string>();
        _gateway.Cache.Invalidated = told.AddRange;

        await _gateway.AskAsync(Create);
        Assert.Contains("default|support/list|", told);

        told.Clear();
        await _gateway.AskAsync(Count);
        _gateway.Cache.InvalidateLocally(["default|support/list|"]);
        await _gateway.AskAsync(Count);
        Assert.Equal(2, _gateway.CallsOf("support/list"));
        Assert.Empty(told);
    }

    private Task<JsonElement> AskForAsync(int id) => _gateway.AskAsync($"{{ supportConnection(id: {id}) {{ databaseId status }} }}");

    private static JsonElement Single(JsonElement answer) => answer.GetProperty("data").GetProperty("supportConnection");

    private static int Total(JsonElement answer) => answer.GetProperty("data").GetProperty("supportConnections").GetProperty("totalCount").GetInt32();
}

using System.Text;
using GraphGateway.Idempotency;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Idempotency;

/// <summary>A repeat with the same key gets the first result, and nothing is done twice.</summary>
public sealed class IdempotentExecutorTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_repeat_of_connect_gets_the_same_link_without_a_second_call()
    {
        var first = await _gateway.ConnectAsync("1001", "k1");
        var repeat = await _gateway.ConnectAsync("QWdlbnQ6MTAwMQ==", "k1");

        Assert.StartsWith("https://", first.Link(), StringComparison.Ordinal);
        Assert.Equal(first.GetRawText(), repeat.GetRawText());
        Assert.Equal(1, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task A_repeat_of_create_gets_the_same_connection_without_a_second_call()
    {
        var first = await _gateway.CreateAsync("Ada", "k1");
        var repeat = await _gateway.CreateAsync("Ada", "k1");

        Assert.Equal("Ada", first.Made().GetProperty("clientName").GetString());
        Assert.Equal(first.GetRawText(), repeat.GetRawText());
        Assert.Equal(["POST support/create?client_name=Ada -> 200"], _gateway.Calls);
    }

    [Fact]
    public async Task Without_a_key_or_with_another_each_is_carried_out()
    {
        string?[] keys = [null, null, "k1", "k2"];
        var links = new HashSet<string>();
        foreach (var key in keys)
            links.Add((await _gateway.ConnectAsync("1001", key)).Link());

        Assert.Equal(4, links.Count);
        Assert.Equal(4, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task A_repeat_while_the_first_is_under_way_waits_for_it()
    {
        _gateway.Sandbox.Faults.Block("support/create");
        var first = _gateway.CreateAsync("Ada", "k1");
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("support/create") == 1);
        var repeats = Enumerable.Range(0, 5).Select(_ => _gateway.CreateAsync("Ada", "k1")).ToArray();
        var other = await _gateway.CreateAsync("Bob", "k1");

        _gateway.Sandbox.Faults.Release("support/create");

        var answer = await first;
        Assert.Equal("BAD_USER_INPUT", other.Code());
        Assert.All(await Task.WhenAll(repeats), repeat => Assert.Equal(answer.GetRawText(), repeat.GetRawText()));
        Assert.Equal(1, _gateway.Count("support/create"));
    }

    [Fact]
    public async Task A_first_caller_who_leaves_takes_nothing_from_those_who_wait()
    {
        _gateway.Sandbox.Faults.Block("agents/connect");
        using var leaving = new CancellationTokenSource();
        var first = _gateway.Http.PostAsync("/graphql", new StringContent("""{"query":"mutation { connectAgent(input: { agentId: \"1001\", idempotencyKey: \"k1\" }) { url } }"}""", Encoding.UTF8, "application/json"), leaving.Token);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/connect") == 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var repeat = _gateway.ConnectAsync("1001", "k1");
        _gateway.Sandbox.Faults.Release("agents/connect");

        Assert.StartsWith("https://", (await repeat).Link(), StringComparison.Ordinal);
        Assert.Equal(["POST agents/connect?agent_id=1001 -> 200"], _gateway.Calls.Where(call => call.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_key_with_other_input_is_refused()
    {
        await _gateway.ConnectAsync("1001", "k1");
        var other = await _gateway.ConnectAsync("1002", "k1");

        Assert.Equal("BAD_USER_INPUT", other.Code());
        Assert.Contains("different input", other.Message(), StringComparison.Ordinal);
        Assert.Equal(1, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task The_same_key_for_another_field_is_another_intention()
    {
        await _gateway.ConnectAsync("1001", "k1");

        Assert.Equal("Ada", (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("clientName").GetString());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        var first = (await _gateway.ConnectAsync("1001", "k1")).Link();
        _gateway.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, (await _gateway.ConnectAsync("1001", "k1")).Link());

        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, (await _gateway.ConnectAsync("1001", "k1")).Link());
        Assert.NotEqual(first, (await _gateway.ConnectAsync("1002", "k2")).Link());
    }

    [Fact]
    public async Task A_refused_access_is_not_kept_so_the_repeat_is_sent_once_access_is_back()
    {
        _gateway.Sandbox.World.Put(_gateway.Sandbox.World.Agent(1001)! with { Disabled = true });
        var blocked = await _gateway.ConnectAsync("1001", "k1");
        _gateway.Sandbox.World.Put(_gateway.Sandbox.World.Agent(1001)! with { Disabled = false });

        var repeat = await _gateway.ConnectAsync("1001", "k1");

        Assert.Contains("AGENT_BLOCKED", blocked.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("https://", repeat.Link(), StringComparison.Ordinal);
        Assert.Equal(2, _gateway.Count("agents/connect"));
    }

    [Theory]
    [InlineData("999999", "AGENT_NOT_FOUND")]
    [InlineData("1001", "PLAN_LIMIT_REACHED")]
    public async Task Other_typed_errors_are_kept_too(string agent, string code)
    {
        if (code == "PLAN_LIMIT_REACHED")
            _gateway.Sandbox.Faults.Fail("agents/connect", Fault.Of(402), times: 1);

        var first = await _gateway.ConnectAsync(agent, "k1");
        var repeat = await _gateway.ConnectAsync(agent, "k1");

        Assert.Contains(code, first.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Errors(first), Errors(repeat));
        Assert.Equal(1, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task A_client_name_that_cannot_be_sent_uses_up_no_key()
    {
        var first = await _gateway.CreateAsync("A\nB", "k1");

        Assert.Contains("INVALID_CLIENT_NAME", first.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Services.GetRequiredService<MemoryResultStore>().Entries);
        Assert.Equal("AB", (await _gateway.CreateAsync("AB", "k1")).Made().GetProperty("clientName").GetString());
    }

    [Theory]
    [InlineData(429, "RATE_LIMITED")]
    [InlineData(403, "UPSTREAM_FORBIDDEN")]
    public async Task Trouble_is_not_kept_and_may_be_tried_again(int status, string code)
    {
        _gateway.Sandbox.Faults.Fail("support/create", Fault.Of(status), times: 1);

        Assert.Equal(code, (await _gateway.CreateAsync("Ada", "k1")).Code());
        Assert.Equal("Ada", (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("clientName").GetString());
    }

    [Fact]
    public async Task Nothing_kept_is_in_the_clear_and_no_log_holds_it()
    {
        var link = (await _gateway.ConnectAsync("1001", "the-key")).Link();
        await _gateway.ConnectAsync("1001", "the-key");
        var made = (await _gateway.CreateAsync("Ada Lovelace", "the-key")).Made();

        var kept = string.Concat(_gateway.Services.GetRequiredService<MemoryResultStore>().Entries.Select(entry => Encoding.Latin1.GetString(entry.Value)));

        Assert.NotEmpty(kept);
        string[] secrets = [link, made.GetProperty("connectUrl").GetString()!, made.GetProperty("inviteCode").GetString()!, "Ada Lovelace", "the-key"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _gateway.Log.Text, StringComparison.Ordinal));
    }

    private static string Errors(System.Text.Json.JsonElement answer) => answer.GetProperty("data").GetProperty("connectAgent").GetProperty("errors").GetRawText();
}

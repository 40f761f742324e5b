using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>What a repeat makes of an attempt of which nobody knows what became.</summary>
public sealed class IndeterminateAttemptTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_lost_link_is_forgotten_and_another_asked_for()
    {
        _gateway.Sandbox.Faults.Fail("agents/connect", Fault.Lost, times: 1);

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await _gateway.ConnectAsync("1001", "k1")).Code());
        var link = (await _gateway.ConnectAsync("1001", "k1")).Link();

        Assert.Equal(link, (await _gateway.ConnectAsync("1001", "k1")).Link());
        Assert.Equal(2, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task A_lost_connection_is_found_again_and_kept()
    {
        await LoseAsync("Ada", "k1", Fault.Lost);
        _gateway.Clock.Advance(TimeSpan.FromHours(1));

        var found = await _gateway.CreateAsync("Ada", "k1");
        var repeat = await _gateway.CreateAsync("Ada", "k1");

        Assert.Equal(_gateway.Sandbox.World.OpenConnections[^1].Id, found.Made().GetProperty("databaseId").GetInt32());
        Assert.Equal(found.GetRawText(), repeat.GetRawText());
        Assert.Equal((1, 1), (_gateway.Count("support/create"), _gateway.Count("support/list")));
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_made_by_the_repeat()
    {
        await LoseAsync("Ada", "k1", Fault.Abort);

        var made = await _gateway.CreateAsync("Ada", "k1");

        Assert.Equal("Ada", made.Made().GetProperty("clientName").GetString());
        Assert.Equal(made.GetRawText(), (await _gateway.CreateAsync("Ada", "k1")).GetRawText());
        Assert.Single(_gateway.Sandbox.World.OpenConnections, connection => connection.ClientName == "Ada");
    }

    [Fact]
    public async Task A_time_out_leaves_the_outcome_unknown_too()
    {
        _gateway.Sandbox.Faults.Block("support/create");
        var first = _gateway.CreateAsync("Ada", "k1");
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("support/create") == 1);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await first).Code());
        _gateway.Sandbox.Faults.Release("support/create");

        Assert.Equal("Ada", (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("clientName").GetString());
    }

    [Fact]
    public async Task What_other_creates_made_is_not_taken_for_the_lost_one()
    {
        var before = (await _gateway.CreateAsync("Ada", "k0")).Made().GetProperty("databaseId").GetInt32();
        await LoseAsync("Ada", "k1", Fault.Abort);
        var after = (await _gateway.CreateAsync("Ada", key: null)).Made().GetProperty("databaseId").GetInt32();

        var made = (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("databaseId").GetInt32();

        Assert.Equal(3, new HashSet<int> { before, after, made }.Count);
    }

    [Fact]
    public async Task A_connection_found_for_one_intention_is_no_others()
    {
        await LoseAsync("Ada", "k1", Fault.Lost);
        var found = (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("databaseId").GetInt32();
        await LoseAsync("Ada", "k2", Fault.Abort);

        Assert.NotEqual(found, (await _gateway.CreateAsync("Ada", "k2")).Made().GetProperty("databaseId").GetInt32());
    }

    [Fact]
    public async Task Several_that_could_be_it_leave_the_outcome_unknown()
    {
        await LoseAsync("Ada", "k1", Fault.Lost);
        await LoseAsync("Ada", "k2", Fault.Lost);

        var answer = await _gateway.CreateAsync("Ada", "k1");

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", answer.Code());
        Assert.Contains("may have created: 2.", answer.Message(), StringComparison.Ordinal);
        Assert.Equal(2, _gateway.Count("support/create"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task One_without_a_name_cannot_be_told_from_others(string? name)
    {
        await LoseAsync(name, "k1", Fault.Lost);

        var answer = await _gateway.CreateAsync(name, "k1");

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", answer.Code());
        Assert.Contains("may have created: 1.", answer.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_a_name_that_was_never_made_is_made_by_the_repeat()
    {
        await LoseAsync(name: null, "k1", Fault.Abort);

        Assert.Equal("WAITING_FOR_CLIENT", (await _gateway.CreateAsync(name: null, "k1")).Made().GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(30, false)]
    public async Task A_connection_from_somebody_else_is_told_by_its_time_where_clocks_allow(int seconds, bool taken)
    {
        _gateway.Sandbox.World.Create("Ada");
        _gateway.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await LoseAsync("Ada", "k1", Fault.Abort);

        Assert.Equal(taken ? "" : "UPSTREAM_OUTCOME_UNKNOWN", (await _gateway.CreateAsync("Ada", "k1")).Code());
        Assert.Equal(1, _gateway.Count("support/create"));
    }

    [Fact]
    public async Task A_connection_from_long_before_or_after_is_not_it()
    {
        _gateway.Sandbox.World.Create("Ada");
        _gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        await LoseAsync("Ada", "k1", Fault.Abort);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        _gateway.Sandbox.World.Create("Ada");

        Assert.Equal(_gateway.Sandbox.World.OpenConnections[^1].Id + 1, (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("databaseId").GetInt32());
    }

    [Fact]
    public async Task While_the_list_cannot_be_read_the_outcome_stays_unknown()
    {
        await LoseAsync("Ada", "k1", Fault.Lost);
        _gateway.Sandbox.Faults.Fail("support/list", Fault.Of(500), times: 1);

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await _gateway.CreateAsync("Ada", "k1")).Code());
        Assert.Equal("Ada", (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("clientName").GetString());
        Assert.Equal(1, _gateway.Count("support/create"));
    }

    [Fact]
    public async Task An_unknown_outcome_too_binds_its_key_to_its_input()
    {
        await LoseAsync("Ada", "k1", Fault.Lost);

        Assert.Equal("BAD_USER_INPUT", (await _gateway.CreateAsync("Bob", "k1")).Code());
    }

    private async Task LoseAsync(string? name, string key, Fault fault)
    {
        _gateway.Sandbox.Faults.Fail("support/create", fault, times: 1);
        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await _gateway.CreateAsync(name, key)).Code());
    }
}

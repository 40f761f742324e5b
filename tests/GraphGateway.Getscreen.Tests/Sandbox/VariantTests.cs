using System.Net;
using System.Text.Json;
using GraphGateway.Sandbox;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class VariantTests
{
    [Fact]
    public async Task The_later_list_of_agents_is_bare_and_knows_android()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Later);
        var answer = await sandbox.JsonAsync("GET agents/list");

        Assert.Equal(JsonValueKind.Array, answer.ValueKind);
        Assert.Contains(answer.EnumerateArray(), agent => agent.GetProperty("os").GetString() == "android");
    }

    [Theory]
    [InlineData("GET support/info?connection_id=301")]
    [InlineData("POST support/create")]
    public async Task A_later_single_connection_is_an_object(string call)
    {
        await using var sandbox = await StartAsync(SandboxVariant.Later);

        Assert.Equal(JsonValueKind.Object, (await sandbox.JsonAsync(call)).GetProperty("data").ValueKind);
    }

    [Fact]
    public async Task A_later_unknown_connection_is_not_found()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Later);

        Assert.Equal(HttpStatusCode.NotFound, await sandbox.StatusAsync("GET support/info?connection_id=999999"));
    }

    [Theory]
    [InlineData("GET agents/list", ".data[].id Number", ".data[].id String")]
    [InlineData("GET agents/list", ".data[].last_time Number", ".data[].last_time String")]
    [InlineData("GET agents/list", ".data[].permanent_url String", ".data[].permanent_url Null")]
    [InlineData("GET agents/list", ".data[].group String", ".data[].group Null")]
    [InlineData("GET agents/list", ".data[].sessions.last.id Number", ".data[].sessions.last.id String")]
    [InlineData("GET agents/list", ".data[].beta_feature String", ".data[].os String")]
    [InlineData("GET support/list", ".data[].status Number", ".data[].status String")]
    [InlineData("GET support/list", ".data[].client_os String", ".data[].client_os Null")]
    [InlineData("GET history/list?limit=100", ".data[].client Object", ".data[].clients Object")]
    [InlineData("GET history/list?limit=100", ".data[].client Array", ".data[].clients Array")]
    [InlineData("GET history/list?limit=100", ".data[].start Number", ".data[].start String")]
    public async Task Loose_answers_vary_from_row_to_row(string call, string one, string other)
    {
        await using var sandbox = await StartAsync(SandboxVariant.Loose);
        var shape = Shape.Of(await sandbox.JsonAsync(call));

        Assert.Contains(one, shape);
        Assert.Contains(other, shape);
    }

    [Fact]
    public async Task A_loose_agent_may_have_a_new_system_and_a_broken_url()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Loose);
        var text = await sandbox.TextAsync("GET agents/list");

        Assert.Contains("\"os\":\"templeos\"", text, StringComparison.Ordinal);
        Assert.Contains("https://https://", text, StringComparison.Ordinal);
    }

    // Each kind of nothing that the absent stop of a running session may be.
    [Fact]
    public async Task A_loose_running_session_says_in_four_ways_that_it_has_not_stopped()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Loose);
        for (var i = 0; i < 60; i++)
            sandbox.Server.World.StartSession(1001);

        var stops = (await sandbox.RowsAsync("GET history/list?limit=60")).Select(row => row.TryGetProperty("stop", out var stop) ? stop.GetRawText() : "missing");

        Assert.Equal(["\"\"", "0", "missing", "null"], stops.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Loose_closing_answers_with_next_to_nothing()
    {
        await using var sandbox = await StartAsync(SandboxVariant.Loose);

        Assert.Equal(" \n", await sandbox.TextAsync("POST support/close?connection_id=301"));
        Assert.Equal("{}", await sandbox.TextAsync("POST support/close?connection_id=302"));
    }

    private static Task<RunningSandbox> StartAsync(SandboxVariant variant) => RunningSandbox.StartAsync(options => options.Variant = variant);
}

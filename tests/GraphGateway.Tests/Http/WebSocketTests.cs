using System.Text.Json;
using GraphGateway.Http.WebSockets;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Http;

/// <summary>What works over a WebSocket.</summary>
public sealed class WebSocketTests
{
    private const string Changes = "subscription { agentChanged { kind agent { name } } }";

    [Fact]
    public async Task Queries_and_mutations_are_answered_once_and_completed()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.ReadyAsync(gateway);

        await client.SubscribeAsync("q", "{ viewer { account } }");
        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"viewer":{"account":"default"}}}}""", await client.HearAsync());
        Assert.Equal("""{"id":"q","type":"complete"}""", await client.HearAsync());
        await client.SubscribeAsync("q", "mutation { closeSupportConnection(input: { supportConnectionId: 301 }) { supportConnection { status } } }");
        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"closeSupportConnection":{"supportConnection":{"status":"CLOSED"}}}}}""", await client.HearAsync());
        Assert.Equal("""{"id":"q","type":"complete"}""", await client.HearAsync());
    }

    [Theory]
    [InlineData("{ nonsense }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ viewer ", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { agentChanged(ids: [\"x\"]) { kind } }", "BAD_USER_INPUT")]
    public async Task What_cannot_run_is_an_error_and_ends_the_operation_alone(string document, string code)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.ReadyAsync(gateway);

        await client.SubscribeAsync("1", document);
        var error = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync());
        await client.SubscribeAsync("1", "{ __typename }");

        Assert.Equal("error", error.GetProperty("type").GetString());
        Assert.Equal(code, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_subscription_tells_changes_until_the_client_completes_it()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.ReadyAsync(gateway);
        var watchers = gateway.Services.GetRequiredService<ChangePollerRegistry>();
        await client.SubscribeAsync("live", Changes);
        await Patience.Until(() => gateway.Calls.Count > 0);

        gateway.Sandbox.World.Put(gateway.Sandbox.World.Agents[0] with { Name = "another" });
        var heard = client.HearAsync();
        await gateway.PassUntilAsync(() => heard.IsCompleted);
        await client.SayAsync("""{"id":"live","type":"complete"}""");
        await Patience.Until(() => watchers.Count == 0);
        await client.SubscribeAsync("live", "{ __typename }");

        Assert.Equal("""{"id":"live","type":"next","payload":{"data":{"agentChanged":{"kind":"UPDATED","agent":{"name":"another"}}}}}""", await heard);
        Assert.Equal("""{"id":"live","type":"next","payload":{"data":{"__typename":"Query"}}}""", await client.HearAsync());
    }

    [Theory]
    [InlineData("""{"type":"ping"}""")]
    [InlineData("""{"type":"ping","payload":{"at":1}}""")]
    public async Task A_ping_gets_a_pong_and_a_pong_gets_nothing(string ping)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var early = await SocketClient.OpenAsync(gateway);
        await using var client = await SocketClient.ReadyAsync(gateway);

        await early.SayAsync(ping);
        Assert.Equal("""{"type":"pong"}""", await early.HearAsync());
        await client.SayAsync("""{"type":"pong"}""");
        await client.SayAsync("""{"type":"pong","payload":{"at":1}}""");
        await client.SayAsync(ping);
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
        await client.SubscribeAsync("1", "{ __typename }");
        Assert.Contains("\"next\"", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_vanishes_without_a_word_is_found_out_and_who_answers_pings_stays()
    {
        await using var gateway = await Gateway.StartAsync();
        var sockets = gateway.Services.GetRequiredService<IOptions<WebSocketOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)), (sockets.KeepAliveInterval, sockets.KeepAliveTimeout));
        (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
        var watchers = gateway.Services.GetRequiredService<ChangePollerRegistry>();
        await using var alive = await SocketClient.ReadyAsync(gateway);
        var hearing = alive.HearAsync();

        using var silent = await SilentClient.SubscribeAsync(gateway, Changes);
        await Patience.Until(() => watchers.Count == 1);
        await Patience.Until(silent.HasBeenPinged);

        // Its connection is still open: nothing but the silence tells.
        await Patience.Until(() => watchers.Count == 0);
        Assert.False(hearing.IsCompleted);
        await alive.SayAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await hearing);
    }

    [Fact]
    public async Task Who_leaves_is_not_listened_for_any_more()
    {
        await using var gateway = await Gateway.StartAsync();
        var watchers = gateway.Services.GetRequiredService<ChangePollerRegistry>();
        await using var polite = await SocketClient.ReadyAsync(gateway);
        var sudden = await SocketClient.ReadyAsync(gateway);
        await polite.SubscribeAsync("1", Changes);
        await sudden.SubscribeAsync("1", Changes);
        await Patience.Until(() => watchers.Count == 1);

        await polite.CloseAsync();
        sudden.Socket.Abort();

        await Patience.Until(() => watchers.Count == 0);
        await sudden.DisposeAsync();
    }

    [Fact]
    public async Task The_end_of_the_server_completes_the_streams_and_says_going_away()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.ReadyAsync(gateway);
        await client.SubscribeAsync("1", Changes);
        await Patience.Until(() => gateway.Services.GetRequiredService<ChangePollerRegistry>().Count == 1);

        gateway.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
        Assert.Equal("1001 Going away", await client.HearAsync());
        await client.CloseAsync();
    }

    [Fact]
    public async Task A_socket_runs_so_many_operations_and_no_more()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.ReadyAsync(gateway);
        for (var i = 0; i < SocketOperations.Most; i++)
            await client.SubscribeAsync($"{i}", Changes);

        await client.SubscribeAsync("more", Changes);
        var refused = await client.HearAsync();
        await client.SayAsync("""{"id":"0","type":"complete"}""");
        await client.SubscribeAsync("more", "{ __typename }");

        Assert.Contains("TOO_MANY_OPERATIONS", refused, StringComparison.Ordinal);
        Assert.Contains("\"next\"", await client.HearAsync(), StringComparison.Ordinal);
    }
}

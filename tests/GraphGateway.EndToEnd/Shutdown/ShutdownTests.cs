using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;
using GraphGateway.Tests.Harness;

namespace GraphGateway.EndToEnd.Shutdown;

/// <summary>A real process gets real signals.</summary>
public sealed class ShutdownTests
{
    private const string Query = "{ agents { totalCount } }";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_runs_finishes_and_new_requests_are_served_during_the_delay()
    {
        await using var gateway = await RunningGateway.StartAsync("--Sandbox:Latency=00:00:03", "--Shutdown:DrainDelay=00:00:02");
        using var http = new HttpClient { BaseAddress = gateway.Address };
        await ReadyAsync(http);
        var running = AskAsync(http);
        await RunsAsync(http);

        await gateway.SignalAsync("TERM");
        await gateway.WroteAsync("Shutdown requested");
        using var ready = await http.GetAsync("health/ready");
        using var live = await http.GetAsync("health/live");
        var late = AskAsync(http);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.Equal("Unhealthy", (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks").GetProperty("shutdown").GetProperty("status").GetString());
        Assert.Equal(200, (await running).GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.Equal(200, (await late).GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, await gateway.ExitAsync(_limit));
    }

    [Fact]
    public async Task Streams_and_sockets_end_orderly()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var http = new HttpClient { BaseAddress = gateway.Address };
        using var events = await StreamAsync(http);
        using var socket = await SocketAsync(gateway);
        await gateway.WroteAsync("GraphQL endpoint: ");

        await gateway.SignalAsync("TERM");

        Assert.EndsWith("event: complete\ndata: \n\n", await events.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"1","type":"complete"}""", await HearAsync(socket));
        Assert.Equal("1001 Going away", await HearAsync(socket));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        Assert.Equal(0, await gateway.ExitAsync(_limit));
    }

    [Fact]
    public async Task What_runs_past_the_limit_is_cut_and_said()
    {
        await using var gateway = await RunningGateway.StartAsync("--Sandbox:Latency=00:01:00", "--Getscreen:Timeout=00:02:00", "--Getscreen:AttemptTimeout=00:02:00", "--Operations:Timeout=00:02:00", "--Shutdown:Limit=00:00:03");
        using var http = new HttpClient { BaseAddress = gateway.Address };
        var running = AskAsync(http);
        await RunsAsync(http);

        await gateway.SignalAsync("TERM");

        Assert.Equal(0, await gateway.ExitAsync(_limit));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.Contains("aborting 1 operations in flight", gateway.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        await using var gateway = await RunningGateway.StartAsync("--Shutdown:DrainDelay=00:01:00", "--Shutdown:Limit=00:02:00");

        await gateway.SignalAsync("TERM");
        await gateway.WroteAsync("Shutdown requested");
        Assert.Null(gateway.ExitCode);
        await gateway.SignalAsync("TERM");

        Assert.Equal(128 + 15, await gateway.ExitAsync(_limit));
    }

    private static async Task<JsonElement> AskAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("graphql", new { query = Query });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task ReadyAsync(HttpClient http) => Patience.Until(async () =>
    {
        using var ready = await http.GetAsync("health/ready");
        return ready.IsSuccessStatusCode;
    });

    private static Task RunsAsync(HttpClient http) => Patience.Until(async () =>
        (await http.GetStringAsync("metrics")).Split('\n').Any(line => line.StartsWith("graphgateway_operations_active", StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal)));

    private static async Task<HttpResponseMessage> StreamAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = "subscription { agentChanged { kind } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<ClientWebSocket> SocketAsync(RunningGateway gateway)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(gateway.GraphQL) { Scheme = "ws" }.Uri, CancellationToken.None);
        await SayAsync(socket, """{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await HearAsync(socket));
        await SayAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { agentChanged { kind } }"}}""");
        // Messages are dealt with in their order: with the answer the subscription has begun.
        await SayAsync(socket, """{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await HearAsync(socket));
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var part = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(_limit);
        return part.MessageType is WebSocketMessageType.Close ? $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}" : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}

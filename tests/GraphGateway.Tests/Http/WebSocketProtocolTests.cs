using System.Net.WebSockets;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Everything that the sub-protocol forbids, and the close code that it has for it.</summary>
public sealed class WebSocketProtocolTests : IAsyncLifetime
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Listen = """{"id":"1","type":"subscribe","payload":{"query":"subscription { agentChanged { kind } }"}}""";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 5 }, new() { ["Http:MaxBodyBytes"] = "2000", ["Security:AllowedOrigins:0"] = "https://app.example.com" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData(4400, "no json")]
    [InlineData(4400, "[]")]
    [InlineData(4400, "\"connection_init\"")]
    [InlineData(4400, "{}")]
    [InlineData(4400, """{"type":1}""")]
    [InlineData(4400, """{"type":"nonsense"}""")]
    [InlineData(4400, """{"type":"connection_ack"}""")]
    [InlineData(4400, """{"type":"start","id":"1","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, """{"type":"connection_init","payload":"Bearer x"}""")]
    [InlineData(4400, """{"type":"connection_init","payload":[]}""")]
    [InlineData(4401, Listen)]
    [InlineData(4403, """{"type":"connection_init","payload":{"Authorization":"Bearer guess"}}""")]
    [InlineData(4403, """{"type":"connection_init","payload":{"x-api-key":"guess"}}""")]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, Listen, Listen)]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":"{ __typename }"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":"x"}}""")]
    [InlineData(4400, Init, """{"type":"complete"}""")]
    [InlineData(4400, Init, """{"type":"ping","type":"pong"}""")]
    [InlineData(4400, Init, """{"type":"subscribe","id":"1","payload":{"query":"\ud800"}}""")]
    public async Task What_is_forbidden_ends_the_socket_with_its_code(int code, params string[] messages)
    {
        await using var client = await SocketClient.OpenAsync(_gateway);
        foreach (var message in messages)
            await client.SayAsync(message);

        string heard;
        do
            heard = await client.HearAsync();
        while (heard.StartsWith('{'));

        Assert.StartsWith($"{code} ", heard, StringComparison.Ordinal);
        await client.CloseAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    [InlineData("graphql-ws", "subscriptions-transport-ws")]
    public async Task A_client_without_the_sub_protocol_reads_why_its_socket_is_closed(params string[]? protocols)
    {
        // The client of .NET, like a browser, ends a handshake whose answer names none of the protocols that it offered.
        await using var client = await SocketClient.OfferAsync(_gateway, protocols ?? []);

        Assert.Equal(protocols?[0], client.Socket.SubProtocol);
        Assert.Equal("4406 Subprotocol not acceptable", await client.HearAsync());
    }

    [Fact]
    public async Task A_client_that_offers_the_sub_protocol_among_others_speaks_it()
    {
        await using var client = await SocketClient.OfferAsync(_gateway, ["graphql-ws", "graphql-transport-ws"]);
        await client.SayAsync(Init);

        Assert.Equal("graphql-transport-ws", client.Socket.SubProtocol);
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
    }

    [Fact]
    public async Task Who_never_initialises_is_not_waited_for()
    {
        await using var client = await SocketClient.OpenAsync(_gateway);
        // Answered, so the server waits by now.
        await client.SayAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());

        _gateway.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("4408 Connection initialisation timeout", await client.HearAsync());
    }

    [Fact]
    public async Task Binary_messages_and_large_ones_are_refused()
    {
        await using var binary = await SocketClient.OpenAsync(_gateway);
        await binary.SayAsync(Init, WebSocketMessageType.Binary);
        await using var large = await SocketClient.OpenAsync(_gateway);
        await large.SayAsync($"{{\"type\":\"ping\",\"payload\":{{\"x\":\"{new string('x', 5000)}\"}}}}");

        Assert.StartsWith("4400 ", await binary.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("1009 ", await large.HearAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example.com", false)]
    [InlineData("null", false)]
    [InlineData("https://app.example.com", true)]
    [InlineData("same", true)]
    public async Task Pages_of_other_origins_open_no_socket_unless_they_are_named(string origin, bool opens)
    {
        var header = ("Origin", origin == "same" ? _gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);

        if (opens)
            await (await SocketClient.OpenAsync(_gateway, headers: header)).DisposeAsync();
        else
            Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(_gateway, headers: header))).Message, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http.Limits;

/// <summary>How many connections, WebSockets and subscriptions one caller or address may have, and what a WebSocket may send before it is initialised.</summary>
public sealed class ClientConcurrencyLimitsTests
{
    private const string Changes = "subscription { agentChanged { kind } }";

    [Fact]
    public async Task An_address_has_no_more_connections_than_it_may_and_gets_one_when_another_ends()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxConnectionsPerAddress"] = "2" });
        using var first = await SlowClient.PostAsync(gateway, "{ __typename }");
        using var second = await SlowClient.PostAsync(gateway, "{ __typename }");
        Assert.Equal(("200", "200"), (await first.StatusAsync(), await second.StatusAsync()));

        using var third = await SlowClient.PostAsync(gateway, "{ __typename }");
        Assert.Equal(0, await third.ReadToEndAsync());
        Assert.Contains("Http:MaxConnectionsPerAddress", gateway.Log.Text, StringComparison.Ordinal);

        first.Dispose();
        await Patience.Until(() => IsServedAsync(gateway));
    }

    [Fact]
    public async Task Known_proxies_have_any_number_of_connections()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxConnectionsPerAddress"] = "1", ["Http:KnownProxies:0"] = "127.0.0.0/8" });
        using var first = await SlowClient.PostAsync(gateway, "{ __typename }");
        using var second = await SlowClient.PostAsync(gateway, "{ __typename }");

        Assert.Equal(("200", "200"), (await first.StatusAsync(), await second.StatusAsync()));
    }

    [Fact]
    public async Task A_caller_has_requests_in_progress_on_no_more_connections_than_it_may_and_others_are_served()
    {
        await using var gateway = await Gateway.StartAsync(new SandboxOptions(), TwoAccounts.Settings(("Http:MaxConnectionsPerCaller", "2")));
        using var first = await SlowClient.SendAsync(gateway, $"Authorization: {TwoAccounts.Default.Item2}\r\nContent-Length: 100\r\n\r\n");
        using var second = await SlowClient.SendAsync(gateway, $"Authorization: {TwoAccounts.Default.Item2}\r\nContent-Length: 100\r\n\r\n");

        await Patience.Until(async () => (await AskAsync(gateway, TwoAccounts.Default)).StatusCode == HttpStatusCode.ServiceUnavailable);
        var (_, retryAfter, body) = await AskAsync(gateway, TwoAccounts.Default);

        Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);
        Assert.Contains("OVERLOADED", body, StringComparison.Ordinal);
        Assert.Contains("2 requests of this caller are in progress on other connections, as many as Http:MaxConnectionsPerCaller allows", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, TwoAccounts.Berlin)).StatusCode);
        first.Dispose();
        await Patience.Until(async () => (await AskAsync(gateway, TwoAccounts.Default)).StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(8_193)]
    [InlineData(100_000)]
    public async Task Before_the_acknowledgement_a_message_has_at_most_8_kB(int length)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.OpenAsync(gateway);

        await client.SayAsync(Init(length));

        Assert.Equal("1009 Before connection_ack a message has at most 8192 bytes", await client.HearAsync());
    }

    [Fact]
    public async Task Before_the_acknowledgement_fragments_and_messages_without_end_are_bounded_too()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.OpenAsync(gateway);

        foreach (var _ in Enumerable.Range(0, 9))
            await client.Socket.SendAsync(new byte[1_000], WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);

        Assert.StartsWith("1009 ", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_of_8_kB_are_accepted_and_larger_messages_after_the_acknowledgement()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var client = await SocketClient.OpenAsync(gateway);

        await client.SayAsync(Init(8_192));
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
        await client.SubscribeAsync("1", $"{{ __typename }} #{new string('x', 20_000)}");

        Assert.Contains("\"next\"", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_has_no_more_WebSockets_than_it_may_and_others_open_theirs()
    {
        await using var gateway = await Gateway.StartAsync(settings: TwoAccounts.Settings(("Http:MaxSocketsPerCaller", "2")));
        await using var first = await ReadyAsync(gateway, TwoAccounts.Default);
        await using var second = await ReadyAsync(gateway, TwoAccounts.Default);

        Assert.Equal("4503 The caller has 2 sockets open, as many as Http:MaxSocketsPerCaller allows. Close some", await AnswerAsync(gateway, TwoAccounts.Default));
        await using var other = await ReadyAsync(gateway, TwoAccounts.Berlin);

        first.Socket.Abort();
        await Patience.Until(async () => await AnswerAsync(gateway, TwoAccounts.Default) == """{"type":"connection_ack"}""");
    }

    [Fact]
    public async Task An_address_has_no_more_WebSockets_than_it_may_whether_they_are_initialised_or_not()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxSocketsPerAddress"] = "2" });
        await using var first = await SocketClient.OpenAsync(gateway);
        await using var second = await SocketClient.ReadyAsync(gateway);

        var rejection = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(gateway));

        Assert.Contains("503", rejection.Message, StringComparison.Ordinal);
        first.Socket.Abort();
        await Patience.Until(async () => await OpensAsync(gateway));
    }

    [Fact]
    public async Task A_caller_has_no_more_subscriptions_than_it_may_over_WebSockets_and_as_streams_together()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxSubscriptionsPerCaller"] = "2" });
        await using var client = await SocketClient.ReadyAsync(gateway);
        await client.SubscribeAsync("1", Changes);
        await using var stream = await EventStream.OpenAsync(gateway, Changes);
        await stream.LineAsync();

        await client.SubscribeAsync("2", Changes);
        var error = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync());
        await using var another = await EventStream.OpenAsync(gateway, Changes);

        Assert.Equal(("error", "2"), (error.GetProperty("type").GetString(), error.GetProperty("id").GetString()));
        Assert.Equal("TOO_MANY_OPERATIONS", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("2 subscriptions of this caller are open, as many as Http:MaxSubscriptionsPerCaller allows", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, another.Response.StatusCode);
        Assert.Contains("Http:MaxSubscriptionsPerCaller", await another.LineAsync(), StringComparison.Ordinal);

        await client.SayAsync("""{"id":"1","type":"complete"}""");
        await Patience.Until(async () =>
        {
            await using var next = await EventStream.OpenAsync(gateway, Changes);
            return next.Response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task An_address_has_no_more_subscriptions_than_it_may()
    {
        await using var gateway = await Gateway.StartAsync(settings: TwoAccounts.Settings(("Http:MaxSubscriptionsPerAddress", "1")));
        await using var stream = await EventStream.OpenAsync(gateway, Changes, bearer: "the-token-of-default");
        await stream.LineAsync();

        await using var another = await EventStream.OpenAsync(gateway, Changes, bearer: "the-token-of-berlin");

        Assert.Equal(HttpStatusCode.TooManyRequests, another.Response.StatusCode);
        Assert.Contains("Http:MaxSubscriptionsPerAddress", await another.LineAsync(), StringComparison.Ordinal);
    }

    private static string Init(int length)
    {
        const string Form = """{"type":"connection_init","payload":{"x":"X"}}""";
        return Form.Replace("X", new string('x', length - Form.Length + 1), StringComparison.Ordinal);
    }

    private static async Task<SocketClient> ReadyAsync(Gateway gateway, (string Name, string Value) token)
    {
        var client = await SocketClient.OpenAsync(gateway, token);
        await client.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
        return client;
    }

    private static async Task<string> AnswerAsync(Gateway gateway, (string Name, string Value) token)
    {
        await using var client = await SocketClient.OpenAsync(gateway, token);
        await client.SayAsync("""{"type":"connection_init"}""");
        return await client.HearAsync();
    }

    private static async Task<bool> OpensAsync(Gateway gateway)
    {
        try
        {
            await using var client = await SocketClient.OpenAsync(gateway);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task<bool> IsServedAsync(Gateway gateway)
    {
        try
        {
            using var client = await SlowClient.PostAsync(gateway, "{ __typename }");
            return await client.StatusAsync() == "200";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<(HttpStatusCode StatusCode, TimeSpan? RetryAfter, string Body)> AskAsync(Gateway gateway, (string Name, string Value) token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.TryAddWithoutValidation(token.Name, token.Value);
        using var response = await gateway.Http.SendAsync(request);
        return (response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadAsStringAsync());
    }
}

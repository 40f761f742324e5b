using GraphGateway.Callers;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Security;

namespace GraphGateway.Tests.Http;

/// <summary>Who may open streams and sockets, and for how long.</summary>
public sealed class LiveCredentialsTests
{
    private const string Changes = "subscription { agentChanged { kind } }";
    private static readonly Dictionary<string, string> _passThrough = new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" };

    [Theory]
    [InlineData("Authorization", "Bearer sandbox-key")]
    [InlineData("authorization", "bearer sandbox-key")]
    [InlineData("X-Api-Key", "sandbox-key")]
    [InlineData("x-api-KEY", "sandbox-key")]
    public async Task Credentials_stand_in_the_payload_of_the_first_message(string name, string value)
    {
        await using var gateway = await Gateway.StartAsync(settings: _passThrough);
        await using var client = await SocketClient.OpenAsync(gateway, headers: ("X-Api-Key", "not the one that counts"));

        await client.SayAsync($$"""{"type":"connection_init","payload":{"{{name}}":"{{value}}"} }""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
        await client.SubscribeAsync("1", "{ agents(first: 0) { totalCount } }");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"agents":{"totalCount":200}}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task Credentials_may_come_with_the_upgrade()
    {
        await using var gateway = await Gateway.StartAsync(settings: _passThrough);
        await using var client = await SocketClient.OpenAsync(gateway, headers: ("Authorization", "Bearer sandbox-key"));

        await client.SayAsync("""{"type":"connection_init"}""");

        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
    }

    [Theory]
    [InlineData("""sandbox-key\r\n\r\nGET /v1/agents/list HTTP/1.1\r\nX-Api-Key: sandbox-key""", "4403 Forbidden")]
    [InlineData("""sandbox-key\n""", "4403 Forbidden")]
    [InlineData("""ключ""", "4403 Forbidden")]
    [InlineData("""\ud800""", "4400 Invalid message: it contains a string that is not Unicode")]
    public async Task A_text_that_can_be_no_key_reaches_nobody(string key, string end)
    {
        await using var gateway = await Gateway.StartAsync(settings: new(_passThrough) { ["Getscreen:KeyPlacement"] = "Header" });
        await using var client = await SocketClient.OpenAsync(gateway);

        await client.SayAsync($$"""{"type":"connection_init","payload":{"X-Api-Key":"{{key}}"} }""");

        Assert.Equal(end, await client.HearAsync());
        Assert.Empty(gateway.Calls);
        Assert.DoesNotContain("Unexpected", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_credentials()
    {
        await using var gateway = await Gateway.StartAsync(settings: _passThrough);
        await using var client = await SocketClient.OpenAsync(gateway);

        await client.SayAsync("""{"type":"connection_init","payload":{}}""");

        Assert.Equal("4403 Forbidden", await client.HearAsync());
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_an_error_of_the_subscription()
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);
        await using var client = await SocketClient.OpenAsync(gateway, headers: ("Authorization", $"Bearer {Jwt(Scopes.SupportRead)}"));
        await client.SayAsync("""{"type":"connection_init"}""");
        await client.HearAsync();

        await client.SubscribeAsync("1", Changes);

        Assert.Matches("\"type\":\"error\".*agents:read.*FORBIDDEN", await client.HearAsync());
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_socket_ends_when_its_token_expires()
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);
        // Tokens are checked by the system's clock, which goes on: the token is made a little later.
        gateway.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var client = await SocketClient.OpenAsync(gateway, headers: ("Authorization", $"Bearer {Jwt(Scopes.AgentsRead)}"));
        await client.SayAsync("""{"type":"connection_init"}""");
        await client.HearAsync();
        await client.SubscribeAsync("1", Changes);

        gateway.Clock.Advance(TimeSpan.FromSeconds(500));
        await client.SayAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
        gateway.Clock.Advance(TimeSpan.FromSeconds(200));

        Assert.Equal("4401 The credentials have expired", await client.HearAsync());
    }

    [Fact]
    public async Task A_stream_of_events_ends_when_its_token_expires()
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);
        gateway.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var stream = await EventStream.OpenAsync(gateway, Changes, bearer: Jwt(Scopes.AgentsRead));

        gateway.Clock.Advance(TimeSpan.FromSeconds(700));

        Assert.Contains("UNAUTHENTICATED", (await stream.NextAsync())?.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.NextAsync())?.Name);
    }

    [Fact]
    public async Task The_operations_of_a_socket_count_as_requests_of_their_caller()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Security:RateLimit:PermitLimit"] = "2" });
        await using var client = await SocketClient.ReadyAsync(gateway);

        var heard = new List<string>();
        foreach (var id in new[] { "1", "2", "3" })
        {
            await client.SubscribeAsync(id, "{ __typename }");
            do
                heard.Add(await client.HearAsync());
            while (heard[^1].Contains("\"next\"", StringComparison.Ordinal));
        }

        Assert.Equal(2, heard.Count(message => message.Contains("\"complete\"", StringComparison.Ordinal)));
        Assert.Contains("RATE_LIMITED", heard[^1], StringComparison.Ordinal);
    }

    // Good for ten minutes.
    private static string Jwt(string scope) =>
        CredentialsTests.Jwt(new(StringComparer.Ordinal) { ["sub"] = "ann", ["scope"] = scope });
}

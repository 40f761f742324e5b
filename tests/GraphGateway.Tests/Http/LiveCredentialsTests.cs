using GraphGateway.Security;
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
        // Tokens are checked by the system's clock.
        gateway.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var client = await SocketClient.OpenAsync(gateway, headers: ("Authorization", $"Bearer {Jwt(Scopes.AgentsRead)}"));
        await client.SayAsync("""{"type":"connection_init"}""");
        await client.HearAsync();
        await client.SubscribeAsync("1", Changes);

        gateway.Clock.Advance(TimeSpan.FromSeconds(500));
        await client.SayAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
        gateway.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal("4401 The credentials have expired", await client.HearAsync());
    }

    [Fact]
    public async Task A_stream_of_events_ends_when_its_token_expires()
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);
        gateway.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await using var stream = await EventStream.OpenAsync(gateway, Changes, bearer: Jwt(Scopes.AgentsRead));

        gateway.Clock.Advance(TimeSpan.FromSeconds(600));

        Assert.Contains("UNAUTHENTICATED", (await stream.NextAsync())?.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.NextAsync())?.Name);
    }

    // Good for ten minutes.
    private static string Jwt(string scope) =>
        CredentialsTests.Jwt(new(StringComparer.Ordinal) { ["sub"] = "ann", ["scope"] = scope });
}

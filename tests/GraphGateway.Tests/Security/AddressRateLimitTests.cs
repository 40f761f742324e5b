using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Security;

/// <summary>What nobody is known for counts for the address that it comes from, together with the calls of Getscreen that it causes.</summary>
public sealed class AddressRateLimitTests
{
    private const string TwoCalls = "{ agents { totalCount } supportConnections { totalCount } }";
    private const string Attacker = "192.0.2.1";

    [Fact]
    public async Task Calls_that_Getscreen_refuses_count_for_the_address_and_end_its_wrong_keys()
    {
        await using var gateway = await StartAsync(limit: 4);
        for (var key = 0; key < 2; key++)
            Assert.Equal(["UPSTREAM_FORBIDDEN", "UPSTREAM_FORBIDDEN"], await CodesAsync(gateway, $"wrong-{key}", TwoCalls));
        gateway.Clock.Advance(TimeSpan.FromSeconds(20));
        gateway.Forget();

        using var refused = await SendAsync(gateway, Attacker, "wrong-2");

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(40)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        Assert.Equal(["RATE_LIMITED"], Codes(await refused.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Equal(["RATE_LIMITED"], await CodesAsync(gateway, "wrong-0", TwoCalls));
        Assert.Empty(gateway.Calls);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "198.51.100.1", "wrong-3"));
        gateway.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(["UPSTREAM_FORBIDDEN", "UPSTREAM_FORBIDDEN"], await CodesAsync(gateway, "wrong-2", TwoCalls));
    }

    [Fact]
    public async Task A_key_that_Getscreen_has_accepted_is_not_held_up_by_wrong_keys_of_its_address()
    {
        await using var gateway = await StartAsync(limit: 4);
        Assert.Empty(await CodesAsync(gateway, "sandbox-key", TwoCalls));
        for (var key = 0; key < 3; key++)
            await CodesAsync(gateway, $"wrong-{key}", TwoCalls);

        Assert.Empty(await CodesAsync(gateway, "sandbox-key", TwoCalls));
        Assert.Equal(["RATE_LIMITED"], await CodesAsync(gateway, "wrong-0", TwoCalls));
    }

    [Fact]
    public async Task One_operation_with_a_wrong_key_causes_no_more_calls_than_an_address_may()
    {
        await using var gateway = await StartAsync(limit: 1, ("Getscreen:MaxConcurrentCalls", "1"));

        var codes = await CodesAsync(gateway, "wrong", TwoCalls);

        Assert.Single(gateway.Calls);
        Assert.Equal(["RATE_LIMITED", "UPSTREAM_FORBIDDEN"], codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Calls_for_the_operations_of_a_WebSocket_count_too()
    {
        await using var gateway = await StartAsync(limit: 4);
        await using var socket = await SocketClient.OpenAsync(gateway, ("X-Api-Key", "wrong"), ("X-Forwarded-For", Attacker));
        await socket.SayAsync("""{"type":"connection_init"}""");
        await socket.HearAsync();
        foreach (var (id, query) in new[] { ("1", TwoCalls), ("2", "subscription { agentChanged { kind } }"), ("3", "{ agents { totalCount } }") })
        {
            await socket.SubscribeAsync(id, query);
            Assert.Contains("UPSTREAM_FORBIDDEN", await HearAllAsync(socket, id), StringComparison.Ordinal);
        }

        await socket.SubscribeAsync("4", TwoCalls);

        Assert.Contains("RATE_LIMITED", await socket.HearAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, Attacker, "another"));
    }

    [Fact]
    public async Task Wrong_credentials_of_a_WebSocket_count_for_the_address()
    {
        await using var gateway = await StartAsync(limit: 3);
        for (var time = 0; time < 3; time++)
            Assert.Equal("4403 Forbidden", await InitialiseAsync(gateway));

        Assert.Equal("4403 Too many requests", await InitialiseAsync(gateway));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, Attacker, key: null));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong", HttpStatusCode.OK)]
    public async Task The_addresses_of_an_IPv6_network_are_one(string? key, HttpStatusCode expected)
    {
        await using var gateway = await StartAsync(limit: 3);
        for (var host = 1; host <= 3; host++)
            Assert.Equal(expected, await StatusAsync(gateway, $"2001:db8:1:2::{host}", Numbered(host)));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "2001:db8:1:2:ffff::4", Numbered(4)));
        Assert.Equal(expected, await StatusAsync(gateway, "2001:db8:1:3::1", Numbered(5)));

        string? Numbered(int number) => key is null ? null : $"{key}-{number}";
    }

    [Fact]
    public async Task Anonymous_callers_of_an_IPv6_network_are_one()
    {
        await using var gateway = await StartAsync(limit: 3, ("Getscreen:ApiKey", "sandbox-key"), ("Security:AllowAnonymous", "true"));
        for (var host = 1; host <= 3; host++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, $"2001:db8:1:2::{host}", key: null));

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(gateway, "2001:db8:1:2::4", key: null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "2001:db8:1:3::1", key: null));
    }

    [Fact]
    public async Task Wrong_links_of_recordings_count_for_the_address()
    {
        await using var gateway = await StartAsync(limit: 3);
        for (var link = 0; link < 3; link++)
            Assert.Equal((HttpStatusCode.Forbidden, "RECORDING_LINK_INVALID"), await FollowAsync(gateway, Attacker, $"wrong{link}.mp4"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), await FollowAsync(gateway, Attacker, "wrong3.mp4"));
        Assert.Equal((HttpStatusCode.Forbidden, "RECORDING_LINK_INVALID"), await FollowAsync(gateway, "198.51.100.1", "wrong.mp4"));
    }

    private static Task<Gateway> StartAsync(int limit, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false", ["Security:RateLimit:PermitLimit"] = $"{limit}", ["Http:KnownProxies:0"] = "127.0.0.1" };
        foreach (var (key, value) in settings)
            all[key] = value;
        return Gateway.StartAsync(settings: all);
    }

    private static async Task<string> InitialiseAsync(Gateway gateway)
    {
        await using var socket = await SocketClient.OpenAsync(gateway, ("X-Forwarded-For", Attacker));
        await socket.SayAsync("""{"type":"connection_init","payload":{"X-Api-Key":"two words"}}""");
        return await socket.HearAsync();
    }

    private static async Task<string> HearAllAsync(SocketClient socket, string id)
    {
        var heard = "";
        do
            heard += await socket.HearAsync();
        while (!heard.Contains($$"""{"id":"{{id}}","type":"complete"}""", StringComparison.Ordinal) && !heard.Contains("\"type\":\"error\"", StringComparison.Ordinal));
        return heard;
    }

    private static async Task<string[]> CodesAsync(Gateway gateway, string key, string query)
    {
        using var response = await SendAsync(gateway, Attacker, key, query);
        return Codes(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string[] Codes(JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)] : [];

    private static async Task<HttpStatusCode> StatusAsync(Gateway gateway, string address, string? key)
    {
        using var response = await SendAsync(gateway, address, key);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(Gateway gateway, string address, string? key, string query = "{ __typename }")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }), Headers = { { "X-Forwarded-For", address } } };
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        return await gateway.Http.SendAsync(request);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> FollowAsync(Gateway gateway, string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/recordings/{token}") { Headers = { { "X-Forwarded-For", address } } };
        using var response = await gateway.Http.SendAsync(request);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.RetryAfter!.Delta);
        return (response.StatusCode, Codes(await response.Content.ReadFromJsonAsync<JsonElement>()).Single());
    }
}

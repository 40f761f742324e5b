using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.Limits;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Http;

/// <summary>A fault of one operation is an error for its id, and the socket goes on.</summary>
public sealed class WebSocketOperationErrorTests : IAsyncLifetime
{
    private const string Listen = "subscription { agentChanged { kind } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 5 }, new() { ["Operations:MaxTokens"] = "100", ["Http:MaxBodyBytes"] = "5000" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    public static TheoryData<string, string> Faults()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("{ __typename }")));
        var other = new string('0', 64);
        return new()
        {
            { "BAD_REQUEST", $$$$"""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{other}}}}"}}}""" },
            { "BAD_REQUEST", $$$$"""{"documentId":"sha256:{{{{hash}}}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{other}}}}"}}}""" },
            { "BAD_REQUEST", """{"documentId":"one","id":"another"}""" },
            { "BAD_REQUEST", """{"query":"{ __typename }","documentId":"one"}""" },
            { "BAD_REQUEST", """{"extensions":{"persistedQuery":"one"}}""" },
            { "BAD_REQUEST", """{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1}}}""" },
            { "PERSISTED_QUERY_NOT_SUPPORTED", $$$$"""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"{{{{hash}}}}"}}}""" },
            { "PERSISTED_QUERY_NOT_FOUND", $$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{other}}}}"}}}""" },
            { "PERSISTED_QUERY_NOT_FOUND", """{"documentId":"unknown"}""" },
            { "GRAPHQL_PARSE_FAILED", """{"query":"{"}""" },
            { "GRAPHQL_VALIDATION_FAILED", """{"query":"{ nothing }"}""" },
            { "OPERATION_RESOLUTION_FAILURE", """{"query":"query A { __typename }","operationName":"B"}""" },
            { "BAD_USER_INPUT", """{"query":"query($id: ID!) { agent(id: $id) { name } }","variables":{}}""" },
            { "OPERATION_TOO_COMPLEX", $$$$"""{"query":"{ {{{{string.Concat(Enumerable.Repeat("__typename ", 200))}}}} }"}""" },
            { "BAD_REQUEST", $$$$"""{"query":"{ __typename }","variables":{"x":{{{{new string('[', 100)}}}}{{{{new string(']', 100)}}}}}}""" },
            { "BAD_REQUEST", """{"query":"{ __typename }","variables":{"a":1,"a":2}}""" },
        };
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_bad_operation_is_an_error_for_its_id_and_the_others_go_on(string code, string payload)
    {
        await using var client = await SocketClient.ReadyAsync(_gateway);
        await client.SubscribeAsync("live", Listen);

        await client.SayAsync($$"""{"id":"bad","type":"subscribe","payload":{{payload}}}""");
        var error = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync());
        await client.SubscribeAsync("bad", "{ viewer { account } }");

        Assert.Equal(("error", "bad"), (error.GetProperty("type").GetString(), error.GetProperty("id").GetString()));
        Assert.Equal(code, error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"id":"bad","type":"next","payload":{"data":{"viewer":{"account":"default"}}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_bad_operation_with_an_id_in_use_does_not_end_the_one_that_runs()
    {
        await using var client = await SocketClient.ReadyAsync(_gateway);
        await client.SubscribeAsync("1", Listen);

        await client.SayAsync("""{"id":"1","type":"subscribe","payload":{"documentId":"one","id":"another"}}""");

        Assert.Equal("4409 Subscriber for 1 already exists", await client.HearAsync());
    }

    [Fact]
    public async Task A_key_twice_in_a_message_itself_or_in_the_credentials_is_forbidden()
    {
        await using var message = await SocketClient.ReadyAsync(_gateway);
        await message.SayAsync("""{"type":"subscribe","id":"1","id":"2","payload":{"query":"{ __typename }"}}""");
        await using var credentials = await SocketClient.OpenAsync(_gateway);
        await credentials.SayAsync("""{"type":"connection_init","payload":{"x-api-key":"1","x-api-key":"2"}}""");

        Assert.StartsWith("4400 ", await message.HearAsync(), StringComparison.Ordinal);
        Assert.StartsWith("4400 ", await credentials.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_operation_counts_against_the_rate_limit_and_is_refused_by_itself()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Security:RateLimit:PermitLimit"] = "2" });
        await using var client = await SocketClient.ReadyAsync(gateway);
        await client.SubscribeAsync("1", Listen);
        await client.SubscribeAsync("2", Listen);

        await client.SubscribeAsync("3", Listen);
        var error = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync());
        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("3", error.GetProperty("id").GetString());
        Assert.Equal("RATE_LIMITED", error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task An_unexpected_failure_is_an_error_for_its_id_with_the_id_of_its_entry_in_the_log()
    {
        var fails = true;
        await using var gateway = await Gateway.StartAsync(configure: services => services.AddScoped(provider =>
            fails ? throw new InvalidOperationException("unexpected") : ActivatorUtilities.CreateInstance<OperationCost>(provider)));
        await using var client = await SocketClient.ReadyAsync(gateway);
        await client.SubscribeAsync("1", "{ viewer { account } }");
        var extensions = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync()).GetProperty("payload")[0].GetProperty("extensions");
        fails = false;
        await client.SubscribeAsync("1", "{ __typename }");

        Assert.Equal("INTERNAL_SERVER_ERROR", extensions.GetProperty("code").GetString());
        Assert.Contains(extensions.GetProperty("correlationId").GetString()!, gateway.Log.Text, StringComparison.Ordinal);
        Assert.Contains("\"next\"", await client.HearAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_id_in_use_ends_the_socket_as_quickly_as_a_short_one()
    {
        await using var client = await SocketClient.ReadyAsync(_gateway);
        var id = new string('x', 4000);
        await client.SubscribeAsync(id, Listen);
        await client.SubscribeAsync(id, Listen);

        Assert.Equal($"4409 Subscriber for {new string('x', 123 - "Subscriber for ".Length)}", await client.HearAsync());
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using GraphGateway.Errors;
using GraphGateway.Http;
using GraphGateway.Http.Limits;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;
using GraphQL;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Http.Limits;

/// <summary>Clients that read slowly, over real connections: what the server holds for them stays bounded, and others are served.</summary>
public sealed class SlowReaderTests
{
    private const int Budget = 24_000_000;
    private static readonly SandboxOptions _world = new() { Agents = 500 };
    private static readonly string _large = Large("id name online os");

    // More than a megabyte of text, however much memory the response takes.
    private static readonly string _larger = Large("id databaseId name online os version group");

    [Theory]
    [InlineData("Compiled", "0")]
    [InlineData("Stock", "0")]
    [InlineData("Compiled", "00:01:00")]
    public async Task Many_slow_readers_of_large_responses_hold_no_more_than_the_budget_and_other_accounts_are_served(string execution, string ttl)
    {
        await using var gateway = await Gateway.StartAsync(_world, TwoAccounts.Settings(("Http:MaxPendingBytes", Text(Budget)), ("Operations:Execution", execution), ("Caching:Agents:Ttl", ttl)));
        var pending = gateway.Services.GetRequiredService<PendingByteBudget>();
        var readers = new List<SlowClient>();
        var statuses = new List<string>();
        while (statuses.Count(status => status == "503") < 5)
        {
            Assert.InRange(readers.Count, 0, 100);
            readers.Add(await SlowClient.PostAsync(gateway, _large, TwoAccounts.Default));
            statuses.Add(await readers[^1].StatusAsync());
            Assert.InRange(pending.Total, 0, Budget);
        }

        Assert.Equal("200", statuses[0]);
        Assert.All(statuses, status => Assert.Contains(status, new[] { "200", "503" }));
        Assert.InRange(pending.Total, 1_000_000, (Budget / 4) + PendingByteBudget.AlwaysAccepted);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, _large, TwoAccounts.Berlin));

        readers.ForEach(reader => reader.Dispose());
        await Patience.Until(() => pending.Total == 0);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, _large, TwoAccounts.Default));
    }

    [Fact]
    public async Task Above_the_budget_the_error_names_the_setting_and_when_to_try_again()
    {
        await using var gateway = await Gateway.StartAsync(_world, new() { ["Http:MaxPendingBytes"] = "1000000" });

        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new { query = _larger });
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (response.StatusCode, response.Headers.RetryAfter?.Delta));
        Assert.Contains("OVERLOADED", body, StringComparison.Ordinal);
        Assert.Contains("Http:MaxPendingBytes allows 1000000", body, StringComparison.Ordinal);
        Assert.Equal(0, gateway.Services.GetRequiredService<PendingByteBudget>().Total);
    }

    [Fact]
    public async Task A_batch_holds_no_more_than_the_budget_and_its_other_entries_are_answered()
    {
        await using var gateway = await Gateway.StartAsync(_world, new() { ["Http:MaxPendingBytes"] = "1000000", ["Http:MaxBatchSize"] = "10", ["Operations:Execution"] = "Compiled" });

        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new[] { new { query = "{ viewer { account } }" }, new { query = _larger } });
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("""[{"data":{"viewer":{"account":"default"}}},{"errors":[""", body, StringComparison.Ordinal);
        Assert.Contains("OVERLOADED", body, StringComparison.Ordinal);
        Assert.Equal(0, gateway.Services.GetRequiredService<PendingByteBudget>().Total);
    }

    [Fact]
    public async Task A_client_that_stops_reading_is_cut_off_after_the_time_to_send_and_one_that_reads_gets_it_all()
    {
        await using var gateway = await Gateway.StartAsync(_world);
        var pending = gateway.Services.GetRequiredService<PendingByteBudget>();
        using var reader = await SlowClient.PostAsync(gateway, _large, ("Connection", "close"));
        using var idler = await SlowClient.PostAsync(gateway, _large);
        Assert.Equal("200", await idler.StatusAsync());

        var whole = await reader.ReadToEndAsync();
        Assert.NotEqual(0, pending.Total);
        gateway.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.NotEqual(0, pending.Total);
        gateway.Clock.Advance(TimeSpan.FromSeconds(2));
        await Patience.Until(() => pending.Total == 0);

        Assert.InRange(await idler.ReadToEndAsync(), 0, whole - 100_000);
    }

    [Fact]
    public async Task A_stream_of_HTTP_2_that_is_not_read_is_cut_off_after_the_time_to_send()
    {
        await using var gateway = await Gateway.StartAsync(_world, new() { ["Kestrel:Endpoints:Plain:Url"] = "http://127.0.0.1:0", ["Kestrel:Endpoints:Plain:Protocols"] = "Http2" });
        var pending = gateway.Services.GetRequiredService<PendingByteBudget>();
        using var http = new HttpClient { BaseAddress = gateway.Http.BaseAddress, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = _large }), Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.NotEqual(0, pending.Total);

        gateway.Clock.Advance(TimeSpan.FromSeconds(121));
        await Patience.Until(() => pending.Total == 0);

        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public void A_mutation_whose_response_does_not_fit_says_that_it_was_carried_out_and_small_responses_always_fit()
    {
        var budget = new PendingByteBudget(Options.Create(new HttpOptions { MaxPendingBytes = 1_000_000 }));
        using var pending = budget.Open(new("caller", Name: null, new("account", new("http://localhost"), "key"), []));
        var mutation = new ExecutionResult { Operation = new(new([])) { Operation = OperationType.Mutation } };

        pending.Add(1_000_000);
        ResponseMemory.Count(mutation, PendingByteBudget.AlwaysAccepted, pending);
        var refusal = Assert.Throws<RequestRejectedException>(() => ResponseMemory.Count(mutation, PendingByteBudget.AlwaysAccepted + 1, pending));

        Assert.StartsWith("The mutation was executed, but its response exceeds the limit of pending bytes.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1_000_000 + PendingByteBudget.AlwaysAccepted, budget.Total);
    }

    [Theory]
    [InlineData(402_653_184, 67_108_864)]
    [InlineData(1, 1_000_000)]
    public void By_default_the_budget_is_a_part_of_the_memory_that_the_runtime_sees(long memory, long inAll) =>
        Assert.Equal(new(inAll, inAll / 2, inAll / 4), PendingLimits.Of(new(), memory));

    [Fact]
    public async Task Bodies_that_arrive_count_too()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxPendingBytes"] = "1000000", ["Http:MaxBodyBytes"] = "5000000" });
        var pending = gateway.Services.GetRequiredService<PendingByteBudget>();
        using var first = await SlowClient.SendAsync(gateway, $"Content-Length: 1000000\r\n\r\n{new string(' ', 200_000)}");
        await Patience.Until(() => pending.Total > 150_000);

        using var second = await SlowClient.SendAsync(gateway, $"Content-Length: 200000\r\n\r\n{new string(' ', 200_000)}");

        Assert.Equal("503", await second.StatusAsync());
        first.Dispose();
        await Patience.Until(() => pending.Total == 0);
    }

    [Fact]
    public async Task A_stream_of_events_holds_no_more_than_the_budget()
    {
        await using var gateway = await Gateway.StartAsync(_world, new() { ["Http:MaxPendingBytes"] = "1000000" });
        await using var stream = await EventStream.OpenAsync(gateway, _large);

        Assert.Contains("OVERLOADED", (await stream.NextAsync())!.Value.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.NextAsync())!.Value.Name);
        Assert.Equal(0, gateway.Services.GetRequiredService<PendingByteBudget>().Total);
    }

    [Fact]
    public async Task A_WebSocket_that_is_not_read_holds_no_more_than_the_budget_and_one_that_is_read_gets_it_all()
    {
        await using var gateway = await Gateway.StartAsync(_world, TwoAccounts.Settings(("Http:MaxPendingBytes", Text(Budget))));
        var pending = gateway.Services.GetRequiredService<PendingByteBudget>();
        await using var idle = await SocketClient.OpenAsync(gateway, TwoAccounts.Default);
        await using var other = await SocketClient.OpenAsync(gateway, TwoAccounts.Berlin);
        await idle.SayAsync("""{"type":"connection_init"}""");
        await other.SayAsync("""{"type":"connection_init"}""");

        foreach (var number in Enumerable.Range(0, 40))
            await idle.SubscribeAsync(Text(number), _large);
        await Patience.Until(() => pending.Total > Budget / 8);
        await other.SubscribeAsync("1", _large);
        Assert.Equal("""{"type":"connection_ack"}""", await other.HearAsync());
        Assert.StartsWith("""{"id":"1","type":"next","payload":{"data":{"a0":{""", await other.HearAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"1","type":"complete"}""", await other.HearAsync());

        Assert.InRange(pending.Total, 1_000_000, (Budget / 4) + (40 * PendingByteBudget.AlwaysAccepted));
        idle.Socket.Abort();
        await Patience.Until(() => pending.Total == 0);
    }

    private static string Large(string fields) =>
        $"{{ {string.Join(' ', Enumerable.Range(0, 20).Select(number => $"a{number}: agents(first: 500) {{ nodes {{ {fields} }} }}"))} }}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<HttpStatusCode> AskAsync(Gateway gateway, string document, (string Name, string Value) token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.TryAddWithoutValidation(token.Name, token.Value);
        using var response = await gateway.Http.SendAsync(request);
        return response.StatusCode;
    }
}

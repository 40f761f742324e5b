using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GraphGateway.Tests.Http;

/// <summary>Streams of events over HTTP.</summary>
public sealed class EventStreamTests
{
    private const string Changes = "subscription { agentChanged { kind agent { name } } }";
    private const string Both = "application/json, text/event-stream";

    [Theory]
    [InlineData("GET", "text/event-stream")]
    [InlineData("POST", "text/event-stream")]
    [InlineData("POST", Both)]
    [InlineData("POST", "application/graphql-response+json, */*, text/event-stream;q=0.1")]
    public async Task A_subscription_is_a_stream_of_changes(string method, string accept)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, Changes, accept, method: new(method));
        await Patience.Until(() => gateway.Calls.Count > 0);

        gateway.Sandbox.World.Put(gateway.Sandbox.World.Agents[0] with { Name = "another" });
        var next = stream.NextAnswerAsync();
        await gateway.PassUntilAsync(() => next.IsCompleted);

        Assert.Equal(HttpStatusCode.OK, stream.Response.StatusCode);
        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"data":{"agentChanged":{"kind":"UPDATED","agent":{"name":"another"}}}}""", (await next).GetRawText());
    }

    [Fact]
    public async Task A_query_is_a_stream_of_one_where_nothing_else_is_accepted()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, "{ viewer { account } }");

        Assert.Equal(("next", """{"data":{"viewer":{"account":"default"}}}"""), await stream.NextAsync());
        Assert.Equal(("complete", ""), await stream.NextAsync());
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task A_query_is_json_wherever_that_is_accepted()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, "{ viewer { account } }", "text/event-stream, application/json;q=0.1");

        Assert.Equal("application/json", stream.Response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("*/*", HttpStatusCode.OK)]
    public async Task A_subscription_without_a_stream_is_refused_with_the_way_to_get_one(string accept, HttpStatusCode status)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, Changes, accept);
        var answer = await stream.Response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(status, stream.Response.StatusCode);
        Assert.Contains("text/event-stream", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData("subscription { agentChanged { nonsense } }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { agentChanged(ids: [\"x\"]) { kind } }", "BAD_USER_INPUT")]
    [InlineData("subscription { agentChanged @skip(if: true) { kind } }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task What_cannot_begin_is_one_event_with_the_error(string document, string code)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, document);

        var answer = await stream.NextAnswerAsync();

        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("complete", (await stream.NextAsync())?.Name);
    }

    [Fact]
    public async Task A_mutation_by_get_stays_refused()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, "mutation { createSupportConnection(input: {}) { errors { __typename } } }", method: HttpMethod.Get);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, stream.Response.StatusCode);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_silent_stream_is_kept_alive_by_comments()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Subscriptions:Interval"] = "00:10:00" });
        await using var stream = await EventStream.OpenAsync(gateway, Changes);
        Assert.Equal((":", ""), (await stream.LineAsync(), await stream.LineAsync()));

        var line = stream.LineAsync();
        await gateway.PassUntilAsync(() => line.IsCompleted);

        Assert.Equal(":", await line);
    }

    [Fact]
    public async Task Who_leaves_is_not_listened_for_any_more()
    {
        await using var gateway = await Gateway.StartAsync();
        var watchers = gateway.Services.GetRequiredService<ChangePollerRegistry>();
        var stream = await EventStream.OpenAsync(gateway, Changes);
        await Patience.Until(() => watchers.Count == 1);

        await stream.DisposeAsync();

        await Patience.Until(() => watchers.Count == 0);
    }

    [Fact]
    public async Task The_end_of_the_server_completes_its_streams()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var stream = await EventStream.OpenAsync(gateway, Changes);

        gateway.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(("complete", ""), await stream.NextAsync());
    }
}

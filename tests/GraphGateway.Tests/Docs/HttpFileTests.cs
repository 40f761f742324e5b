using System.Net;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Docs;

/// <summary>Each request of <c>requests/gateway.http</c> gets the response that its title promises.</summary>
public sealed class HttpFileTests
{
    private static readonly IReadOnlyList<HttpFileRequest> _requests = HttpFileRequest.ReadAll(Repository.Path("requests", "gateway.http"));

    private readonly Dictionary<string, JsonElement> _responses = new(StringComparer.Ordinal);

    [Fact]
    public async Task Queries_mutations_and_persisted_documents_return_data()
    {
        await using var gateway = await Gateway.StartAsync();

        foreach (var name in new[] { "query", "cost", "firstPage", "nextPage", "mutation", "typedError", "persisted" })
        {
            var body = await SendAsync(gateway, name, HttpStatusCode.OK);
            Assert.False(body.TryGetProperty("errors", out _), $"{name}: {body}");
            Assert.Equal(JsonValueKind.Object, body.GetProperty("data").ValueKind);
        }

        Assert.True(_responses["cost"].TryGetProperty("extensions", out _));
        Assert.Empty(Names("firstPage").Intersect(Names("nextPage")));
        Assert.Equal("AgentNotFoundError", _responses["typedError"].GetProperty("data").GetProperty("connectAgent").GetProperty("errors")[0].GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task The_mutation_sent_twice_is_carried_out_once()
    {
        await using var gateway = await Gateway.StartAsync();

        var first = await SendAsync(gateway, "mutation", HttpStatusCode.OK);
        var second = await SendAsync(gateway, "mutation", HttpStatusCode.OK);

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Single(gateway.Calls);
    }

    [Fact]
    public async Task The_error_is_a_bad_request_with_a_code()
    {
        await using var gateway = await Gateway.StartAsync();

        var body = await SendAsync(gateway, "error", HttpStatusCode.BadRequest);

        Assert.NotNull(body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_subscription_is_a_stream_of_changes()
    {
        await using var gateway = await Gateway.StartAsync();
        using var message = Message("subscription");
        await using var stream = await EventStream.ReadAsync(await gateway.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead));
        await Patience.Until(() => gateway.Calls.Count > 0);

        gateway.Sandbox.World.Put(gateway.Sandbox.World.Agents[0] with { Name = "another" });
        var next = stream.NextAnswerAsync();
        await gateway.PassUntilAsync(() => next.IsCompleted);

        Assert.Equal("another", (await next).GetProperty("data").GetProperty("agentChanged").GetProperty("agent").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("health", "Healthy")]
    [InlineData("schema", "type Query")]
    public async Task Health_and_schema_are_downloads(string name, string expected)
    {
        await using var gateway = await Gateway.StartAsync();
        using var message = Message(name);
        using var response = await gateway.Http.SendAsync(message);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_request_has_a_name_of_its_own_and_a_test()
    {
        Assert.Equal(["query", "cost", "firstPage", "nextPage", "mutation", "error", "typedError", "persisted", "subscription", "health", "schema"], _requests.Select(request => request.Name));
    }

    private IEnumerable<string?> Names(string response) =>
        _responses[response].GetProperty("data").GetProperty("agents").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString());

    private async Task<JsonElement> SendAsync(Gateway gateway, string name, HttpStatusCode expected)
    {
        using var message = Message(name);
        using var response = await gateway.Http.SendAsync(message);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{name}: {response.StatusCode} {body}");
        return _responses[name] = JsonSerializer.Deserialize<JsonElement>(body);
    }

    private HttpRequestMessage Message(string name) => _requests.Single(request => request.Name == name).ToMessage(Evaluate);

    // The host is the base address of the client. Any other expression is a path into an earlier response.
    private string Evaluate(string expression)
    {
        if (expression == "host")
            return "";
        var (name, path) = expression.Split(".response.body.$.") is [var before, var after] ? (before, after) : throw new FormatException($"'{expression}' is no path into a response.");
        return path.Split('.').Aggregate(_responses[name], (element, property) => element.GetProperty(property)).GetString()!;
    }
}

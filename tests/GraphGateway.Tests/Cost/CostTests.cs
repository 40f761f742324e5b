using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Operations;

namespace GraphGateway.Tests.Cost;

/// <summary>The header <c>GraphQL-Cost</c>, and the refusal of what may cost too much.</summary>
public sealed class CostTests : IAsyncLifetime
{
    private const string TooComplex = "{ viewer { account } a: agents(first: 500) { nodes { name s: sessions(first: 500) { nodes { id } } } } }";
    private Gateway _gateway = null!;

    public static TheoryData<string> Documents()
    {
        string[] folders = [Path.Combine("tests", "GraphGateway.Tests", "Scenarios", "documents"), Path.Combine("schema", "operations")];
        return
        [
            .. from folder in folders
               from file in Directory.GetFiles(Repository.Path(folder), "*.graphql")
               let name = Path.GetFileNameWithoutExtension(file)
               where name != "TwoKeysInOneSortObject" // which is not run
               where !ExampleOperationTests.IsSubscription(File.ReadAllText(file)) // which has no one answer
               orderby name
               select Path.Combine(folder, name),
        ];
    }

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_report_tells_the_calls_that_left_and_they_are_no_more_than_was_estimated(string name)
    {
        var variables = Repository.Path($"{name}.variables.json");

        var answer = await _gateway.AskAsync(
            await File.ReadAllTextAsync(Repository.Path($"{name}.graphql")),
            File.Exists(variables) ? JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(variables)) : null,
            "report");

        var upstream = answer.GetProperty("extensions").GetProperty("upstream");
        Assert.Equal(["calls", "cached", "estimate", "stale"], upstream.EnumerateObject().Select(property => property.Name));
        Assert.Equal(_gateway.Calls.Count, upstream.GetProperty("calls").GetInt32());
        Assert.InRange(upstream.GetProperty("estimate").GetInt32(), _gateway.Calls.Count, 250);
        Assert.Equal(0, upstream.GetProperty("cached").GetInt32());
        Assert.Equal(0, upstream.GetProperty("stale").GetArrayLength());
        Assert.True(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Without_the_header_nothing_is_told() =>
        Assert.False((await _gateway.AskAsync("{ agents { totalCount } }")).TryGetProperty("extensions", out _));

    [Theory]
    [InlineData("{ agents(first: 10) { nodes { sessions { nodes { id } } } } }", """{"extensions":{"upstream":{"estimate":11}}}""")]
    [InlineData("mutation { createSupportConnection(input: {}) { supportConnection { id } } }", """{"extensions":{"upstream":{"estimate":2}}}""")]
    public async Task Validation_alone_tells_the_estimate_and_runs_nothing(string document, string expected)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var (status, answer) = await SendAsync(document, accept, "validate");
            Assert.Equal((HttpStatusCode.OK, expected), (status, answer.GetRawText()));
        }

        Assert.Empty(_gateway.Calls);
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query($id: ID!) { agent(id: $id) { name } }", "BAD_USER_INPUT")]
    [InlineData("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE")]
    public async Task What_cannot_be_estimated_is_answered_as_always(string document, string code)
    {
        foreach (var cost in new[] { "validate", "report", null })
        {
            var (status, answer) = await SendAsync(document, "application/graphql-response+json", cost);
            Assert.Equal((HttpStatusCode.BadRequest, code), (status, Error(answer).GetProperty("extensions").GetProperty("code").GetString()));
            Assert.False(answer.TryGetProperty("extensions", out _));
        }
    }

    [Theory]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    [InlineData("application/json", HttpStatusCode.OK)]
    public async Task What_may_cost_too_much_is_refused_with_the_price_and_its_reason_before_anything_is_asked(string accept, HttpStatusCode expected)
    {
        var (status, answer) = await SendAsync(TooComplex, accept, cost: null);

        Assert.Equal(expected, status);
        Assert.False(answer.TryGetProperty("data", out _));
        var error = Error(answer);
        Assert.Equal(
            "The operation may need 2501 upstream calls, and at most 250 are allowed. The most expensive field is 'a.nodes.s'. Request smaller pages around it, or fewer fields.",
            error.GetProperty("message").GetString());
        Assert.Equal("""{"code":"OPERATION_TOO_COMPLEX","estimate":2501,"limit":250,"field":"a.nodes.s"}""", error.GetProperty("extensions").GetRawText());
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task A_refusal_stands_beside_the_estimate_that_was_asked_for()
    {
        var (status, validated) = await SendAsync(TooComplex, "application/graphql-response+json", "validate");
        var reported = await _gateway.AskAsync(TooComplex, cost: "report");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"estimate":2501}""", validated.GetProperty("extensions").GetProperty("upstream").GetRawText());
        Assert.Equal("""{"calls":0,"cached":0,"estimate":2501,"stale":[]}""", reported.GetProperty("extensions").GetProperty("upstream").GetRawText());
        Assert.All([validated, reported], answer => Assert.Equal("OPERATION_TOO_COMPLEX", Error(answer).GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task What_unfolds_beyond_counting_is_refused_in_other_words()
    {
        var doubling = string.Concat(Enumerable.Range(0, 18).Select(n => $"fragment F{n} on Agent {{ ...F{n + 1} ...F{n + 1} }} "));

        var error = Error(await _gateway.AskAsync($"{{ agent(id: 1001) {{ ...F0 }} }} {doubling} fragment F18 on Agent {{ name }}"));

        Assert.Equal("OPERATION_TOO_COMPLEX", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("fields and fragments after fragments are expanded", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Report")]
    [InlineData("validate, report")]
    [InlineData("price")]
    [InlineData("")]
    public async Task Another_value_of_the_header_is_refused_with_those_allowed(string value)
    {
        var (status, answer) = await SendAsync("{ agents { totalCount } }", "application/json", value);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("BAD_REQUEST", Error(answer).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal($"The header GraphQL-Cost is '{value}'. It must be 'report' or 'validate'.", Error(answer).GetProperty("message").GetString());
        Assert.Empty(_gateway.Calls);
    }

    private static JsonElement Error(JsonElement answer) => Assert.Single(answer.GetProperty("errors").EnumerateArray());

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string document, string accept, string? cost)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Add("Accept", accept);
        if (cost is not null)
            request.Headers.TryAddWithoutValidation("GraphQL-Cost", cost);
        using var response = await _gateway.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}

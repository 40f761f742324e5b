using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Documents;

/// <summary>Each limit of a document: what is just within it passes, one more is refused with what was counted.</summary>
public sealed class DocumentLimitTests
{
    private const string Deep = "query($w: AgentFilterInput) { agents(first: 0, where: $w) { totalCount } }";

    [Theory]
    [InlineData("MaxDepth", 7, "{ agents { nodes { sessions(first: 0) { nodes { agent { sessions { totalCount } } } } } } }", "{ agents { nodes { sessions(first: 0) { nodes { agent { sessions { pageInfo { hasNextPage } } } } } } } }", "depth", "The operation nests fields 8 deep, and at most 7 are allowed.")]
    [InlineData("MaxDepth", 3, "{ agents { ...C } } fragment C on AgentsConnection { nodes { name } }", "query Q { agents { ...C } } fragment C on AgentsConnection { nodes { location { city } } }", "depth", "The operation 'Q' nests fields 4 deep, and at most 3 are allowed.")]
    [InlineData("MaxDepth", 2, "{ viewer { name } } fragment F on Viewer { ... { ... { name } } }", "{ viewer { name } } fragment F on Viewer { ... { ... { ... { name } } } }", "fragment depth", "The fragment 'F' nests fragments in fragments 3 deep, and at most 2 are allowed.")]
    [InlineData("MaxDepth", 3, "{ agents(where: {and: [{name: {eq: \"A\"}}]}) { totalCount } }", "{ agents(where: {and: [{or: [{name: {eq: \"A\"}}]}]}) { totalCount } }", "input depth", "The operation nests input objects 4 deep, and at most 3 are allowed.")]
    [InlineData("MaxDepth", 2, "query($w: AgentFilterInput = {name: {eq: \"A\"}}) { agents(where: $w) { totalCount } }", "query($w: AgentFilterInput = {and: {name: {eq: \"A\"}}}) { agents(where: $w) { totalCount } }", "input depth", "The operation nests input objects 3 deep, and at most 2 are allowed.")]
    [InlineData("MaxAliases", 4, "{ a: viewer { b: name } ...F ...F } fragment F on Query { viewer { c: name } }", "{ a: viewer { b: name d: name } ...F ...F } fragment F on Query { viewer { c: name } }", "aliases", "The operation has, with its fragments, 5 aliases, and at most 4 are allowed.")]
    [InlineData("MaxDirectives", 3, "query($v: Boolean = true) { viewer @include(if: $v) { name @skip(if: false) ... @include(if: true) { account } } }", "query($v: Boolean = true) { viewer @include(if: $v) { name @skip(if: false) @include(if: true) ... @include(if: true) { account } } }", "directives", "The operation has, with its fragments, 4 directives, and at most 3 are allowed.")]
    [InlineData("MaxRootFields", 2, "{ viewer { name } ... { __typename } }", "{ viewer { name account } ... { __typename ...F } } fragment F on Query { viewer { scopes } }", "root fields", "The operation selects 3 root fields, and at most 2 are allowed.")]
    [InlineData("MaxComplexity", 102, "{ agents(first: 50) { nodes { name os } } }", "{ agents(first: 50) { nodes { name os } totalCount } }", "complexity", "The operation selects 103 fields, each counted for every row, and at most 102 are allowed. The field with the highest count is 'agents.nodes.name'")]
    [InlineData("MaxComplexity", 64, "{ sessions(last: 10) { nodes { id clients { login } start: startedAt } } }", "{ sessions(first: 10) { nodes { id duration clients { login } start: startedAt } } }", "complexity", "The operation selects 72 fields, each counted for every row, and at most 64 are allowed. The field with the highest count is 'sessions.nodes.clients.login'")]
    [InlineData("MaxComplexity", 43, "{ agents { nodes { name } edges { cursor } } }", "{ agents { nodes { name os } edges { cursor } } }", "complexity", "The operation selects 63 fields")]
    [InlineData("MaxComplexity", 31, "{ agentGroups { name agents { totalCount } } }", "{ agentGroups { name agents(first: 0) { totalCount } __typename } viewer { name } }", "complexity", "The operation selects 33 fields")]
    public async Task At_the_limit_passes_and_above_is_refused(string option, int limit, string within, string above, string counted, string message)
    {
        await using var gateway = await StartAsync(option, limit);

        var passed = await gateway.AskAsync(within);
        var calls = gateway.Calls.Count;
        var error = Refused(await gateway.AskAsync(above));

        Assert.DoesNotContain("OPERATION_TOO_COMPLEX", passed.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal((counted, limit), (error.GetProperty("extensions").GetProperty("counted").GetString(), error.GetProperty("extensions").GetProperty("limit").GetInt32()));
        Assert.Equal(calls, gateway.Calls.Count);
    }

    [Fact]
    public async Task Tokens_are_counted_without_comments()
    {
        await using var gateway = await StartAsync("MaxTokens", 100);
        var comments = string.Concat(Enumerable.Repeat("# more\n", 200));

        var passed = await gateway.AskAsync($"{{ viewer {{ {Names(95)} }} }} {comments}");
        var error = Refused(await gateway.AskAsync($"{{ viewer {{ {Names(96)} }} }}"));

        Assert.True(passed.TryGetProperty("data", out _), passed.GetRawText());
        Assert.StartsWith("The document has more than 100 tokens", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_hold_as_much_as_a_document_may()
    {
        await using var gateway = await StartAsync("MaxTokens", 100);
        var contains = Enumerable.Repeat(new { contains = "a" }, 50).ToArray();

        var passed = await gateway.AskAsync(Deep, new { w = new { name = new { or = contains[..49] } } });
        var error = Refused(await gateway.AskAsync(Deep, new { w = new { name = new { or = contains } } }));

        Assert.True(passed.TryGetProperty("data", out _), passed.GetRawText());
        Assert.Equal("The variables have 102 keys and values, and at most 100 are allowed. Send fewer values per operation.", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_variable_nests_as_deep_as_a_literal_may()
    {
        await using var gateway = await StartAsync("MaxDepth", 3);

        var passed = await gateway.AskAsync(Deep, new { w = new { and = new[] { new { name = new { eq = "A" } } } } });
        var error = Refused(await gateway.AskAsync(Deep, new { w = new { and = new[] { new { or = new[] { new { name = new { eq = "A" } } } } } } }));

        Assert.True(passed.TryGetProperty("data", out _), passed.GetRawText());
        Assert.StartsWith("The variable 'w' nests input objects 4 deep, and at most 3 are allowed.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50_000, 50_001, "characters")]
    [InlineData(250, 251, "fragments")]
    public async Task What_no_option_sets_has_its_limit_too(int within, int above, string counted)
    {
        await using var gateway = await Gateway.StartAsync();
        string Document(int size) => counted == "characters" ? "{ __typename }".PadRight(size) : $"{{ __typename }} {string.Concat(Enumerable.Range(0, size).Select(n => $"fragment F{n} on Viewer {{ name }} "))}";

        var passed = await gateway.AskAsync(Document(within));
        var error = Refused(await gateway.AskAsync(Document(above)));

        Assert.DoesNotContain("OPERATION_TOO_COMPLEX", passed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((counted, above), (error.GetProperty("extensions").GetProperty("counted").GetString(), error.GetProperty("extensions").GetProperty("count").GetInt32()));
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/graphql-response+json", HttpStatusCode.BadRequest)]
    public async Task A_refusal_has_the_status_of_what_was_never_run(string accept, HttpStatusCode status)
    {
        await using var gateway = await StartAsync("MaxAliases", 0);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ a: __typename }" }) };
        request.Headers.Add("Accept", accept);

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_fragment_that_leads_back_to_itself_is_refused_whether_it_is_used_or_not()
    {
        await using var gateway = await Gateway.StartAsync();

        foreach (var used in new[] { "...A", "name" })
        {
            var error = Assert.Single((await gateway.AskAsync($"{{ viewer {{ {used} }} }} fragment A on Viewer {{ ...B }} fragment B on Viewer {{ ... {{ ...A }} }}")).GetProperty("errors").EnumerateArray());
            Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Contains("forms a cycle", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_deepest_document_that_can_be_allowed_does_not_use_up_the_stack()
    {
        await using var gateway = await StartAsync("MaxDepth", 50);
        var chain = string.Concat(Enumerable.Range(0, 23).Select(n => $"fragment F{n} on Agent {{ lastSession {{ agent {{ ... {{ ...F{n + 1} }} }} }} }} "));

        var answer = await gateway.AskAsync($"{{ agents(first: 1) {{ nodes {{ ... {{ ...F0 }} }} }} }} {chain} fragment F23 on Agent {{ name }}");

        Assert.True(answer.TryGetProperty("data", out _), answer.GetRawText());
    }

    [Theory]
    [InlineData("MaxDepth", "51")]
    [InlineData("MaxTokens", "99")]
    [InlineData("MaxConcurrent", "0")]
    public async Task A_limit_out_of_its_range_keeps_the_server_from_starting(string option, string value)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new() { [$"Operations:{option}"] = value }));

        Assert.Contains(option, refusal.Message, StringComparison.Ordinal);
    }

    private static Task<Gateway> StartAsync(string option, int limit) =>
        Gateway.StartAsync(settings: new() { [$"Operations:{option}"] = limit.ToString(CultureInfo.InvariantCulture) });

    private static string Names(int count) => string.Join(' ', Enumerable.Repeat("name", count));

    private static JsonElement Refused(JsonElement answer)
    {
        Assert.False(answer.TryGetProperty("data", out _), answer.GetRawText());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("OPERATION_TOO_COMPLEX", error.GetProperty("extensions").GetProperty("code").GetString());
        return error;
    }
}

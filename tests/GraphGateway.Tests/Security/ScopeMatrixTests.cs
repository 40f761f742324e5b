using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using GraphGateway.Callers;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.ResponseCaching;
using GraphGateway.Tests.Caching;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Security;

/// <summary>
/// Every set of scopes against documents with several fields that need scopes, each time after a caller with all scopes was answered: by the table in
/// scopes.txt, whatever the plan, the response cache, the document cache and the upstream cache hold by then.
/// </summary>
public sealed class ScopeMatrixTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _table = ScopeSets.Table();
    private Gateway _gateway = null!;

    // A key Type_field names the field of the table whose scope it needs.
    public static TheoryData<string> Cacheable { get; } =
    [
        "{ Query_agents: agents(first: 2) { nodes { name } } Query_sessions: sessions(first: 2) { nodes { databaseId Session_agent: agent { name } } } Query_supportConnections: supportConnections(first: 2) { nodes { status } } }",
        "{ Query_agents: agents(first: 2) { ...Page } } fragment Page on AgentsConnection { edges { node { ... on Node { ... on Agent { name Agent_lastSession: lastSession { startedAt Session_agent: agent { os } } Agent_sessions: sessions(first: 1) { totalCount } } } } } }",
        "{ Query_agent: node(id: \"QWdlbnQ6MTAwMQ==\") { ... on Agent { name Agent_lastClient: lastClient { login } } } Query_agentGroups: agentGroups { name agents(first: 1) { nodes { Agent_lastSession: lastSession { databaseId } } } } }",
        "{ Query_supportConnection: node(id: \"U3VwcG9ydENvbm5lY3Rpb246MzAy\") { ... on SupportConnection { status } } first: __typename Query_agent: agent(id: 1001) { databaseId } }",
    ];

    // With secrets, which are never cached.
    public static TheoryData<string> Secret { get; } =
    [
        "{ Query_agents: agents(first: 2) { totalCount nodes { name Agent_permanentUrl: permanentUrl } } Query_supportConnections: supportConnections(first: 2) { remaining nodes { SupportConnection_connectUrl: connectUrl status } } }",
        "{ Query_agent: agent(id: 1001) { name Agent_permanentUrl: permanentUrl Agent_sessions: sessions(first: 2) { nodes { ...Recorded } } } } fragment Recorded on Session { databaseId video { size Video_url: url } Session_agent: agent { Agent_permanentUrl: permanentUrl } }",
        "{ Query_sessions: sessions(first: 3, where: { hasVideo: true }) { edges { node { video { Video_url: url } Session_agent: agent { Agent_lastClient: lastClient { login } } } } } Query_supportConnection: supportConnection(id: 302) { SupportConnection_connectUrl: connectUrl } }",
    ];

    // Each is answered with a typed error, so that it changes nothing.
    public static TheoryData<string> Mutation { get; } =
    [
        "mutation { Mutation_closeSupportConnection: closeSupportConnection(input: { supportConnectionId: 999999 }) { errors { ... on Error { code } } } Mutation_connectAgent: connectAgent(input: { agentId: 999999 }) { url errors { ... on Error { code } } } }",
    ];

    public static TheoryData<string> Queries { get; } = [.. Texts(Cacheable), .. Texts(Secret)];

    public static TheoryData<string> Documents { get; } = [.. Texts(Queries), .. Texts(Mutation)];

    // Every plan and every cache is on.
    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: ScopeSets.Settings(Cached.Settings(("Operations:Execution", "Compiled"), ("Http:MaxBatchSize", "10"))));

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Live_each_set_of_scopes_gets_what_the_table_says_and_nothing_else_is_asked_upstream(string document)
    {
        await HoldsAsync(document, set => SendAsync(set, Post(document, ("Cache-Control", "no-cache"))), set =>
            Assert.All(_gateway.Calls, call => Assert.True(ScopeSets.ScopesOf(set).Intersect(Opening(call, document)).Any(), $"With {string.Join(' ', ScopeSets.ScopesOf(set))} the gateway called {call}.")));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public Task After_a_caller_with_all_scopes_who_sent_the_same_by_POST(string document) => HoldsAsync(document, set => SendAsync(set, Post(document)));

    [Theory]
    [MemberData(nameof(Queries))]
    public Task After_a_caller_with_all_scopes_who_sent_the_same_by_GET(string document) => HoldsAsync(document, set => SendAsync(set, Get($"query={Uri.EscapeDataString(document)}")));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Persisted_by_a_caller_with_all_scopes_and_named_by_POST(string document)
    {
        await PersistAsync(document);

        await HoldsAsync(document, set => SendAsync(set, new(HttpMethod.Post, "/graphql") { Content = new StringContent($"{{{Hash(document)}}}", Encoding.UTF8, "application/json") }));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Persisted_by_a_caller_with_all_scopes_and_named_by_GET(string document)
    {
        await PersistAsync(document);

        await HoldsAsync(document, set => SendAsync(set, Get($"extensions={Uri.EscapeDataString(Hash(document).Split(':', 2)[1])}")));
    }

    [Fact]
    public async Task In_a_batch_each_entry_is_answered_by_the_table()
    {
        string[] documents = [.. Texts(Queries)];
        var full = (await SendAsync(ScopeSets.All, Batch())).AsArray();

        foreach (var set in ScopeSets.Every)
        {
            var answers = (await SendAsync(set, Batch())).AsArray();
            Assert.Equal(full.Select(entry => ScopedAnswer.Expect(entry!, _table, ScopeSets.ScopesOf(set))), answers.Select(entry => ScopedAnswer.Read(entry!)));
        }

        HttpRequestMessage Batch() => new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(documents.Select(query => new { query })) };
    }

    [Theory]
    [MemberData(nameof(Cacheable))]
    public async Task What_a_caller_with_all_scopes_gets_again_comes_from_the_response_cache(string document)
    {
        await SendAsync(ScopeSets.All, Post(document));
        await SendAsync(ScopeSets.All, Post(document));

        Assert.Equal(1, _gateway.Services.GetRequiredService<ResponseCache>().Hits);
    }

    // Each caller asks twice: the second answer may come from a cache that its first one filled.
    private async Task HoldsAsync(string document, Func<int, Task<JsonNode>> ask, Action<int>? check = null)
    {
        await ask(ScopeSets.All);
        var full = await ask(ScopeSets.All);
        Assert.Null(full["errors"]);
        foreach (var set in ScopeSets.Every)
        {
            var expected = ScopedAnswer.Expect(full, _table, ScopeSets.ScopesOf(set));
            _gateway.Forget();
            for (var time = 0; time < 2; time++)
            {
                var actual = ScopedAnswer.Read(await ask(set));
                Assert.True(expected == actual, $"{document}\nwith {string.Join(' ', ScopeSets.ScopesOf(set))} is answered with\n{actual}\ninstead of\n{expected}");
            }

            check?.Invoke(set);
        }
    }

    // What a method of the upstream tells or does needs one of these. A mutation reads why it was refused.
    private static string[] Opening(string call, string document) => (call.Split(' ', '?')[1], document.StartsWith("mutation", StringComparison.Ordinal)) switch
    {
        ("agents/list", false) => [Scopes.AgentsRead],
        ("history/list", _) => [Scopes.SessionsRead],
        ("support/list" or "support/info", false) => [Scopes.SupportRead],
        ("agents/list" or "agents/connect", true) => [Scopes.AgentsConnect],
        ("support/list" or "support/info" or "support/close", true) => [Scopes.SupportWrite],
        _ => [],
    };

    private Task<JsonNode> PersistAsync(string document) => SendAsync(ScopeSets.All, new(HttpMethod.Post, "/graphql")
    {
        Content = new StringContent($$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(document)}},{{Hash(document)}}}""", Encoding.UTF8, "application/json"),
    });

    private static string Hash(string document) => $$$"""
        "extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{DocumentHash.Compute(document)}}}"}}
        """;

    private static HttpRequestMessage Get(string query) => new(HttpMethod.Get, $"/graphql?{query}");

    private static HttpRequestMessage Post(string query, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return request;
    }

    private async Task<JsonNode> SendAsync(int set, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new("Bearer", ScopeSets.Token(set));
            using var response = await _gateway.Http.SendAsync(request);
            return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private static IEnumerable<string> Texts(TheoryData<string> documents) => ((IEnumerable<object[]>)documents).Select(row => (string)row[0]);
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Execution;
using GraphGateway.Tests.Harness;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Documents;

/// <summary>Operations named by an id: the manifest's documents, and those that Apollo's clients leave with the server.</summary>
public sealed class PersistedDocumentTests : IAsyncLifetime
{
    private const string Document = "query Few($first: Int = 1) { agents(first: $first) { nodes { databaseId } } }";
    private static readonly string _known = File.ReadAllText(Repository.Path("schema", "operations", "AgentDetails.graphql"));
    private static readonly string _knownId = DocumentHash.IdOf(_known);
    private Gateway _gateway = null!;

    public static TheoryData<string, string> WaysToNameADocument() => new()
    {
        { "POST", """{"documentId":"ID","variables":{"id":1001}}""" },
        { "POST", """{"id":"ID","variables":{"id":1001}}""" },
        { "POST", """{"id":"AgentDetails","variables":{"id":1001}}""" },
        { "POST", """{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}},"variables":{"id":1001}}""" },
        { "POST", """{"documentId":"ID","query":"TEXT","variables":{"id":1001}}""" },
        { "GET", "/graphql?documentId=ID&variables={\"id\":1001}" },
        { "GET", "/graphql?id=AgentDetails&variables={\"id\":1001}" },
        { "GET", "/graphql?extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"HASH\"}}&variables={\"id\":1001}" },
        { "GET", "/graphql/persisted/ID?variables={\"id\":1001}" },
        { "GET", "/graphql/persisted/AgentDetails/AgentDetails?variables={\"id\":1001}" },
    };

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(WaysToNameADocument))]
    public async Task An_example_operation_runs_by_its_id(string method, string request)
    {
        foreach (var (mark, value) in new[] { ("ID", _knownId), ("HASH", DocumentHash.Compute(_known)), ("TEXT", JsonEncodedText.Encode(_known).Value) })
            request = request.Replace($"\"{mark}\"", $"\"{value}\"", StringComparison.Ordinal).Replace($"={mark}&", $"={value}&", StringComparison.Ordinal).Replace($"/{mark}?", $"/{value}?", StringComparison.Ordinal);

        using var response = method == "GET" ? await _gateway.Http.GetAsync(new Uri(request, UriKind.Relative)) : await PostAsync(_gateway, request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(1001, answer.GetProperty("data").GetProperty("agent").GetProperty("databaseId").GetInt32());
    }

    [Fact]
    public async Task A_body_may_bring_the_variables_of_a_document_named_in_the_path()
    {
        using var response = await PostAsync(_gateway, """{"variables":{"id":1001}}""", path: "/graphql/persisted/AgentDetails/AgentDetails");
        Assert.Contains("1001", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var mutation = await _gateway.Http.GetAsync(new Uri("/graphql/persisted/CreateSupportConnection?variables={\"input\":{}}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
    }

    [Fact]
    public async Task A_known_document_is_parsed_once_and_what_depends_on_variables_is_checked_each_time()
    {
        var reader = _gateway.Services.GetRequiredService<DocumentProvider>();
        OperationRequest byId = new("", null, Inputs.Empty, Inputs.Empty) { DocumentId = "AgentDetails" }, byText = new(_known, null, Inputs.Empty, Inputs.Empty);
        Assert.Same((await reader.ResolveAsync(byId, default)).Document, (await reader.ResolveAsync(byText, default)).Document);
        Assert.True((await reader.ResolveAsync(byId, default)).Document!.IsValid);

        Assert.Equal("BAD_USER_INPUT", Code(await AskAsync(_gateway, """{"id":"AgentDetails"}""")));
        await using var strict = await Gateway.StartAsync(settings: new() { ["Operations:MaxUpstreamCalls"] = "1" });
        Assert.Equal("OPERATION_TOO_COMPLEX", Code(await AskAsync(strict, """{"id":"AgentSessions"}""")));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_document_sent_with_its_hash_is_kept_and_runs_by_the_hash(string accept)
    {
        var hash = DocumentHash.Compute(Document);
        var byHash = $$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{hash}}"} } }""";
        using var miss = await PostAsync(_gateway, byHash, accept);
        Assert.Equal((HttpStatusCode.OK, accept), (miss.StatusCode, miss.Content.Headers.ContentType!.MediaType));
        Assert.Equal("""{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""", await miss.Content.ReadAsStringAsync());

        var sent = await AskAsync(_gateway, WithHash(Document, hash));
        var found = await AskAsync(_gateway, byHash);

        Assert.Equal("""{"data":{"agents":{"nodes":[{"databaseId":1001}]}}}""", sent.GetRawText());
        Assert.Equal(sent.GetRawText(), found.GetRawText());
        Assert.Equal(sent.GetRawText(), (await AskAsync(_gateway, $$"""{"documentId":"sha256:{{hash.ToUpperInvariant()}}"}""")).GetRawText());
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query($id: ID!) { agent(id: $id) { name } }", "BAD_USER_INPUT")]
    public async Task What_does_not_run_is_not_kept(string document, string code)
    {
        Assert.Equal(code, Code(await AskAsync(_gateway, WithHash(document, DocumentHash.Compute(document)))));

        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", Code(await AskAsync(_gateway, WithHash("", DocumentHash.Compute(document)))));
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"0000"}}}""", "BAD_REQUEST", 400)]
    [InlineData("""{"query":"{ __typename }","documentId":"sha256:0000"}""", "BAD_REQUEST", 400)]
    [InlineData("""{"query":"{ __typename }","id":"AgentDetails"}""", "BAD_REQUEST", 400)]
    [InlineData("""{"documentId":"AgentDetails","id":"Agents"}""", "BAD_REQUEST", 400)]
    [InlineData("""{"documentId":7}""", "BAD_REQUEST", 400)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "BAD_REQUEST", 400)]
    [InlineData("""{"extensions":{"persistedQuery":"x"}}""", "BAD_REQUEST", 400)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"x"}}}""", "PERSISTED_QUERY_NOT_SUPPORTED", 200)]
    [InlineData("""{"documentId":"nowhere"}""", "PERSISTED_QUERY_NOT_FOUND", 400)]
    [InlineData("""{"id":"nowhere"}""", "PERSISTED_QUERY_NOT_FOUND", 400)]
    public async Task An_id_that_cannot_be_is_refused(string body, string code, int status)
    {
        using var response = await PostAsync(_gateway, body, "application/graphql-response+json");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, Code(await response.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task Where_only_known_documents_run_others_are_refused_before_they_are_parsed()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:PersistedDocuments:Mode"] = "KnownOnly" });
        string[] unknown =
        [
            """{"query":"{ __schema { types { name } } }"}""", """{"query":"{ viewer { account } }"}""", """{"query":"{"}""",
            """{"documentId":"sha256:0000"}""", WithHash("", DocumentHash.Compute(Document)), WithHash(Document, DocumentHash.Compute(Document)),
        ];
        foreach (var body in unknown)
        {
            using var plain = await PostAsync(gateway, body);
            using var strict = await PostAsync(gateway, body, "application/graphql-response+json");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (plain.StatusCode, strict.StatusCode));
            Assert.Equal("OPERATION_NOT_ALLOWED", Code(await strict.Content.ReadFromJsonAsync<JsonElement>()));
        }

        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Where_only_known_documents_run_the_examples_of_the_playground_do()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:PersistedDocuments:Mode"] = "KnownOnly" });
        var front = await File.ReadAllTextAsync(Repository.Path("src", "playground", "src", "welcome.txt")) + await File.ReadAllTextAsync(Repository.Path("schema", "operations", "Agents.graphql"));

        Assert.True((await gateway.AskAsync(front)).TryGetProperty("data", out _));
        Assert.True((await gateway.AskAsync(_known.Replace("  ", "\t", StringComparison.Ordinal), new { id = 1001 })).TryGetProperty("data", out _));
        Assert.True((await AskAsync(gateway, """{"id":"AgentDetails","variables":{"id":1001}}""")).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Unknown_documents_are_logged_by_name_and_hash_without_their_text()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:PersistedDocuments:Mode"] = "LogUnknown" });
        const string Secret = "query Looking { agents(search: \"secret-word\") { totalCount } }";

        Assert.True((await gateway.AskAsync(Secret)).TryGetProperty("data", out _));
        await gateway.AskAsync(_known, new { id = 1001 });

        var line = Assert.Single(gateway.Log.Text.Split('\n'), line => line.Contains("Document not in the manifest", StringComparison.Ordinal));
        Assert.Contains($"operation Looking, {DocumentHash.IdOf(Secret)}", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", gateway.Log.Text, StringComparison.Ordinal);
    }

    private static string WithHash(string document, string hash) =>
        JsonSerializer.Serialize(new { query = document, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } });

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static async Task<JsonElement> AskAsync(Gateway gateway, string body)
    {
        using var response = await PostAsync(gateway, body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> PostAsync(Gateway gateway, string body, string accept = "application/json", string path = "/graphql")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Accept", accept);
        return await gateway.Http.SendAsync(request);
    }
}

using System.Text.Json;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Documents;

/// <summary>The forms of a manifest, and what keeps a server with a broken one from starting.</summary>
public sealed class TrustedDocumentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Apollos_manifest_is_read()
    {
        var file = Write("manifest.json", """
            {"format":"apollo-persisted-query-manifest","version":1,"operations":[
              {"id":"0af1","name":"Name","type":"query","body":"query Name { __typename }"},
              {"id":"0af2","name":"Id","type":"query","body":"query Id($id: ID!) { agent(id: $id) { databaseId } }"}]}
            """);

        await using var gateway = await StartAsync(file);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await GetAsync(gateway, "/graphql/persisted/0af1"));
        Assert.Equal("""{"data":{"agent":{"databaseId":1001}}}""", await GetAsync(gateway, "/graphql?extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"0af2\"}}&variables={\"id\":1001}"));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await GetAsync(gateway, $"/graphql/persisted/{DocumentHash.IdOf("query Name { __typename }")}"));
    }

    [Fact]
    public async Task Relays_manifest_is_read()
    {
        var file = Write("queries.json", """{"9f8d":"query Name { __typename }","11aa":"query A { __typename } query B { viewer { account } }"}""");

        await using var gateway = await StartAsync(file);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await GetAsync(gateway, "/graphql/persisted/9f8d"));
        Assert.Equal("""{"data":{"viewer":{"account":"default"}}}""", await GetAsync(gateway, "/graphql/persisted/11aa/B"));
    }

    [Fact]
    public async Task A_folder_of_documents_is_read_with_those_in_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "more"));
        Write("Name.graphql", "query Name { __typename }");
        Write("more/two.graphql", "query A { __typename } query B { viewer { account } }");
        Write("Name.variables.json", "no matter");

        await using var gateway = await StartAsync(_folder.FullName);

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await GetAsync(gateway, "/graphql/persisted/Name"));
        Assert.Equal("""{"data":{"viewer":{"account":"default"}}}""", await GetAsync(gateway, "/graphql/persisted/A/B"));
    }

    [Theory]
    [InlineData("""{"1":"query Name { nothing }","2":"query Name { __typename }"}""", "id '1': Cannot query field 'nothing'")]
    [InlineData("""{"1":"query Name {"}""", "id '1': Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("""{"1":"fragment F on Query { __typename }"}""", "id '1': The document has no operation.")]
    [InlineData("""{"1":7}""", "id '1': The id must not be empty, and its value must be a string")]
    [InlineData("[]", "must be a JSON object in the format of Apollo or Relay")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}""", "'version' must be 1")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1}""", "'operations' must be an array")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"1"}]}""", "operations[0] must have a non-empty string 'body'")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"1","body":"{ a: __typename }"},{"id":"1","body":"{ b: __typename }"}]}""", "id '1': Another document already has the id '1'")]
    [InlineData("""{"1":"{ agents(first: \"word\") { totalCount } }"}""", "id '1': ")]
    public async Task A_broken_manifest_keeps_the_server_from_starting(string manifest, string says)
    {
        var file = Write("manifest.json", manifest);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(file));

        var fault = Assert.Single(refusal.Failures);
        Assert.StartsWith($"Operations:PersistedDocuments:Manifest: {file}", fault, StringComparison.Ordinal);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_broken_document_of_a_folder_is_told()
    {
        Write("A.graphql", "query A { nothing }");
        Write("B.graphql", "query B {");
        Write("C.graphql", "query C { __typename }");

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(_folder.FullName));

        Assert.Equal(["A.graphql", "B.graphql"], refusal.Failures.Select(fault => Path.GetFileName(fault.Split(", id ")[0])));
        Assert.Contains(DocumentHash.IdOf("query A { nothing }"), refusal.Failures.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_is_not_there_or_leaves_nothing_to_run_keeps_the_server_from_starting()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(Path.Combine(_folder.FullName, "none.json")));
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(_folder.FullName, "KnownOnly"));
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(Write("manifest.json", "{}"), "9"));
        await using var open = await StartAsync(_folder.FullName);
        Assert.True((await open.AskAsync("{ __typename }")).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Introspection_in_a_manifest_needs_introspection()
    {
        var file = Write("manifest.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["types"] = "{ __schema { types { name } } }" }));
        await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new() { ["Operations:PersistedDocuments:Manifest"] = file, ["Operations:Introspection"] = "false" }));

        await using var gateway = await StartAsync(file, "KnownOnly");
        Assert.Contains("AgentsConnection", await GetAsync(gateway, "/graphql/persisted/types"), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static Task<Gateway> StartAsync(string manifest, string mode = "Open") =>
        Gateway.StartAsync(settings: new() { ["Operations:PersistedDocuments:Manifest"] = manifest, ["Operations:PersistedDocuments:Mode"] = mode });

    private static async Task<string> GetAsync(Gateway gateway, string address)
    {
        using var response = await gateway.Http.GetAsync(new Uri(address, UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }
}

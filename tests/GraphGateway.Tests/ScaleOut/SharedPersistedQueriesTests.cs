using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using StackExchange.Redis;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>Documents that a client has left with one instance, named by their hash at another.</summary>
public sealed class SharedPersistedQueriesTests : IAsyncLifetime
{
    private const string Document = "query Shared { agents(first: 1) { nodes { databaseId } } }";
    private TwoGateways _gateways = null!;

    public async Task InitializeAsync() => _gateways = await TwoGateways.StartAsync();

    public async Task DisposeAsync() => await _gateways.DisposeAsync();

    [Fact]
    public async Task A_document_left_with_one_instance_runs_at_the_other()
    {
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await NameAsync(_gateways.Second, Document)).Code());
        await NameAsync(_gateways.First, Document, Document);

        Assert.True((await NameAsync(_gateways.Second, Document)).TryGetProperty("data", out _));
        await _gateways.StopRedisAsync();
        Assert.True((await NameAsync(_gateways.Second, Document)).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task What_is_not_what_the_hash_says_is_not_run()
    {
        await NameAsync(_gateways.First, Document, Document);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_gateways.Redis.Connection);
        var (own, other) = ($"graphgateway:document:{DocumentHash.Compute(Document)}", "query Other { viewer { account } }");
        await connection.GetDatabase().StringSetAsync($"graphgateway:document:{DocumentHash.Compute(other)}", await connection.GetDatabase().StringGetAsync(own));
        await connection.GetDatabase().StringSetAsync(own, "not sealed");

        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await NameAsync(_gateways.Second, other)).Code());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await NameAsync(_gateways.Second, Document)).Code());
    }

    [Fact]
    public async Task Documents_in_Redis_are_counted_so_that_they_are_bounded()
    {
        await NameAsync(_gateways.First, Document, Document);
        await NameAsync(_gateways.Second, Document);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_gateways.Redis.Connection);
        var (database, index) = (connection.GetDatabase(), "graphgateway:document-index:all");
        Assert.Equal(DocumentHash.Compute(Document), Assert.Single(await database.SortedSetRangeByRankAsync(index)).ToString());

        // As if as many others had been used later.
        await database.SortedSetAddAsync(index, [.. Enumerable.Range(0, SharedPersistedQueries.MaxCount).Select(number => new SortedSetEntry($"{number}", 4e15))]);
        await NameAsync(_gateways.First, "{ viewer { name } }", "{ viewer { name } }");

        Assert.Equal(SharedPersistedQueries.MaxCount, await database.SortedSetLengthAsync(index));
        Assert.False(await database.KeyExistsAsync($"graphgateway:document:{DocumentHash.Compute(Document)}"));
    }

    private static async Task<JsonElement> NameAsync(Gateway gateway, string document, string? query = null)
    {
        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = DocumentHash.Compute(document) } } });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}

using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Idempotency;
using GraphGateway.ScaleOut;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>Values that somebody moves in Redis, who can write there and does not have the key.</summary>
public sealed class MovedValuesTests : IAsyncLifetime
{
    private const string Results = "graphgateway:result:";
    private static readonly string[] _documents = ["{ viewer { account } }", "{ viewer { name } }"];
    private TwoGateways _gateways = null!;
    private ConnectionMultiplexer _connection = null!;

    private IDatabase Database => _connection.GetDatabase();

    public async Task InitializeAsync()
    {
        _gateways = await TwoGateways.StartAsync(settings: [.. Sharing.Settings(), .. TwoAccounts.Settings(("Subscriptions:Interval", "00:01:00")).Select(setting => (setting.Key, setting.Value))]);
        _connection = await ConnectionMultiplexer.ConnectAsync(_gateways.Redis.Connection);
    }

    public async Task DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _gateways.DisposeAsync();
    }

    [Fact]
    public async Task A_value_of_any_kind_is_accepted_nowhere_but_where_it_was_put()
    {
        Place[] places = [.. ResultPlaces(StoredValueKind.MutationResult), .. ResultPlaces(StoredValueKind.ConnectionOrigin), .. DocumentPlaces(), .. EntryPlaces(), .. ReadingPlaces()];
        var values = new Dictionary<Place, RedisValue>();
        foreach (var place in places)
        {
            await place.PutAsync();
            values[place] = await Database.StringGetAsync(place.Key);
            Assert.True(await place.IsAcceptedAsync(), place.Key);
        }

        Assert.Equal(Enum.GetValues<StoredValueKind>().Length, places.Select(place => place.Kind).Distinct().Count());
        foreach (var target in places)
        {
            foreach (var source in places.Where(source => source != target))
            {
                await Database.StringSetAsync(target.Key, values[source]);
                Assert.False(await target.IsAcceptedAsync(), $"{source.Key} was accepted as {target.Key}.");
            }

            await Database.StringSetAsync(target.Key, values[target]);
            Assert.True(await target.IsAcceptedAsync(), target.Key);
        }

        Assert.Contains("could not be decrypted", _gateways.Second.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_is_not_accepted_as_another_version()
    {
        await using var reading = Readings(_gateways.First).Create("default", "agents");
        await reading.AcquireLeaseAsync();
        await reading.PutAsync([1]);
        var before = await Database.StringGetAsync("graphgateway:reading:default:agents");
        await reading.PutAsync([2]);

        await Database.StringSetAsync("graphgateway:reading:default:agents", before);

        Assert.Null((await Readings(_gateways.Second).Create("default", "agents").FindAsync())!.Value.Content);
    }

    [Fact]
    public async Task One_accounts_link_is_not_handed_to_another()
    {
        var first = (await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Default)).Link();
        var stolen = await Database.StringGetAsync(await OnlyResultAsync([]));
        var other = (await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link();
        await ReplaceResultsAsync(stolen);

        // The instance that kept it still has it; another asks for a new link.
        Assert.Equal(other, (await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link());
        Assert.DoesNotContain((await _gateways.Second.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link(), new[] { first, other });
    }

    [Fact]
    public async Task A_connection_whose_result_was_replaced_is_found_again_and_not_made_twice()
    {
        var made = (await _gateways.First.CreateAsync("Ada", "k", TwoAccounts.Berlin)).Made();
        await Database.StringSetAsync(Results + ResultId("Ada"), "garbage");

        var repeat = (await _gateways.Second.CreateAsync("Ada", "k", TwoAccounts.Berlin)).Made();

        Assert.Equal(made.GetProperty("databaseId").GetInt32(), repeat.GetProperty("databaseId").GetInt32());
        Assert.Equal(1, _gateways.First.Count("support/create"));
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_no_failure_unless_a_connection_may_have_come_of_it()
    {
        await Database.StringSetAsync(Results + ResultId("Ada"), "garbage");
        _gateways.First.Sandbox.World.Create("Ada");

        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", (await _gateways.First.CreateAsync("Ada", "k", TwoAccounts.Berlin)).Code());
        Assert.Equal("Bob", (await _gateways.First.CreateAsync("Bob", "k", TwoAccounts.Berlin)).Made().GetProperty("clientName").GetString());
        Assert.Equal(1, _gateways.First.Count("support/create"));
    }

    [Fact]
    public async Task A_result_that_is_put_back_after_its_day_is_not_given_again()
    {
        var first = (await _gateways.First.ConnectAsync("1001", "k", TwoAccounts.Default)).Link();
        var key = await OnlyResultAsync([]);
        var value = await Database.StringGetAsync(key);
        _gateways.First.Clock.Advance(TimeSpan.FromHours(24));
        await Database.StringSetAsync(key, value);

        Assert.NotEqual(first, (await _gateways.Second.ConnectAsync("1001", "k", TwoAccounts.Default)).Link());
    }

    private IEnumerable<Place> ResultPlaces(StoredValueKind kind)
    {
        foreach (var (account, number) in from account in new[] { "default", "berlin" } from number in new[] { 1, 2 } select (account, number))
        {
            var key = new StoredResultKey(kind, account, $"{kind}-{account}-{number}");
            yield return new(kind, $"{Results}{key.Id}", () => SharedResultsOf(_gateways.First).StoreAsync(key, [1]), async () => (await SharedResultsOf(_gateways.Second).FindAsync(key)).Content is not null);
        }
    }

    private IEnumerable<Place> DocumentPlaces()
    {
        foreach (var document in _documents)
        {
            var id = DocumentHash.IdOf(document);
            yield return new(
                StoredValueKind.Document,
                $"graphgateway:document:{DocumentHash.Compute(document)}",
                () => DocumentsOf(_gateways.First).StoreAsync(id, document),
                async () => await DocumentsOf(_gateways.Second).FindAsync(id) is not null);
        }
    }

    private IEnumerable<Place> EntryPlaces()
    {
        foreach (var account in new[] { "default", "berlin" })
        {
            var (first, second) = (new SharedNumber(_gateways.First, account), new SharedNumber(_gateways.Second, account));
            yield return new(
                StoredValueKind.CacheEntry,
                $"graphgateway:entry:{first.Key}",
                async () => await first.PutAsync(1, await first.LookAsync()),
                async () => (await second.LookAsync()).Entry is not null);
        }
    }

    private IEnumerable<Place> ReadingPlaces()
    {
        foreach (var (account, topic) in from account in new[] { "default", "berlin" } from topic in new[] { "agents", "sessions" } select (account, topic))
        {
            yield return new(
                StoredValueKind.Snapshot,
                $"graphgateway:reading:{account}:{topic}",
                async () =>
                {
                    await using var reading = Readings(_gateways.First).Create(account, topic);
                    await reading.AcquireLeaseAsync();
                    Assert.NotNull(await reading.PutAsync([1]));
                },
                async () => (await Readings(_gateways.Second).Create(account, topic).FindAsync())!.Value.Content is not null);
        }
    }

    private async Task<string> OnlyResultAsync(string[] known) =>
        (await _gateways.Redis.ContentAsync()).Keys.Single(key => key.StartsWith(Results, StringComparison.Ordinal) && !known.Contains(key));

    private async Task ReplaceResultsAsync(RedisValue value)
    {
        foreach (var key in (await _gateways.Redis.ContentAsync()).Keys.Where(key => key.StartsWith(Results, StringComparison.Ordinal)))
            await Database.StringSetAsync(key, value);
    }

    private static string ResultId(string clientName) => new IdempotencyKeys(new() { Caller = new("token:berlin", "berlin", new("berlin", new("http://127.0.0.1/"), "key"), []) })
        .Identify("createSupportConnection", "k", clientName)!.Id;

    private static SharedResultStore SharedResultsOf(Gateway gateway) => gateway.Services.GetRequiredService<SharedResultStore>();

    private static SharedPersistedQueries DocumentsOf(Gateway gateway) => gateway.Services.GetRequiredService<SharedPersistedQueries>();

    private static SharedSnapshotStore Readings(Gateway gateway) => gateway.Services.GetRequiredService<SharedSnapshotStore>();

    private sealed record Place(StoredValueKind Kind, string Key, Func<Task> PutAsync, Func<Task<bool>> IsAcceptedAsync);
}

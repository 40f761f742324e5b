using GraphGateway.Getscreen;
using GraphGateway.Idempotency;
using GraphGateway.ScaleOut;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Idempotency;

public sealed class MemoryResultStoreTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public MemoryResultStoreTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void No_more_is_held_than_told_and_the_oldest_goes_first_with_a_word()
    {
        var store = Store(maxEntries: 100, perAccount: 3);
        foreach (var id in new[] { "a", "b", "a", "c", "d" })
            Keep(store, "one", id);

        Assert.Null(store.Find("b"));
        Assert.All(["a", "c", "d"], id => Assert.NotNull(store.Find(id)));
        Assert.Single(_log.Text.Split('\n'), line => line.Contains("Idempotency:MaxEntriesPerAccount", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_over_is_not_held_and_goes_without_a_word()
    {
        var store = Store(maxEntries: 3);
        Keep(store, "one", "a");
        _clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(store.Find("a"));
        Keep(store, "one", "b");
        Assert.Single(store.Entries);
        Assert.Empty(_log.Text);
    }

    [Fact]
    public void An_account_evicts_its_own_entries_and_no_others()
    {
        var store = Store(maxEntries: 100, accounts: ["honest", "busy"]);
        for (var number = 0; number < 50; number++)
            Keep(store, "honest", $"honest-{number}");
        for (var number = 0; number < 1_000; number++)
            Keep(store, "busy", $"busy-{number}");

        Assert.Equal(50, store.Entries.Count(entry => entry.Key.Account == "honest"));
        Assert.Equal(Enumerable.Range(950, 50).Select(number => $"busy-{number}"), store.Entries.Where(entry => entry.Key.Account == "busy").Select(entry => entry.Key.Id));
    }

    [Fact]
    public void If_all_accounts_together_have_too_many_the_one_with_the_most_makes_room()
    {
        var store = Store(maxEntries: 100);
        Keep(store, "honest", "honest");
        foreach (var account in Enumerable.Range(0, 20))
        {
            for (var number = 0; number < 100; number++)
                Keep(store, $"busy-{account}", $"busy-{account}-{number}");
        }

        Assert.Equal(100, store.Entries.Count);
        Assert.NotNull(store.Find("honest"));
    }

    [Fact]
    public void What_is_in_flight_is_never_evicted_and_evicts_nothing()
    {
        var store = Store(maxEntries: 100, perAccount: 10);
        Keep(store, "one", "in flight", StoredResultState.InFlight);
        for (var number = 0; number < 10; number++)
            Keep(store, "one", $"{number}");
        for (var number = 0; number < 1_000; number++)
            Keep(store, "stranger", $"stranger-{number}", StoredResultState.InFlight);
        for (var number = 10; number < 20; number++)
            Keep(store, "one", $"{number}");

        Assert.NotNull(store.Find("in flight"));
        Assert.All(Enumerable.Range(10, 10), number => Assert.NotNull(store.Find($"{number}")));
        Assert.Equal(1 + 10 + 1_000, store.Entries.Count);
    }

    [Fact]
    public void An_unknown_outcome_goes_after_all_that_is_settled()
    {
        var store = Store(maxEntries: 100, perAccount: 3);
        Keep(store, "one", "unknown", StoredResultState.Unknown);
        foreach (var id in new[] { "a", "b", "c", "d" })
            Keep(store, "one", id);
        Assert.NotNull(store.Find("unknown"));

        foreach (var id in new[] { "u", "v", "w" })
            Keep(store, "one", id, StoredResultState.Unknown);
        Assert.Equal(["u", "v", "w"], store.Entries.Select(entry => entry.Key.Id));
    }

    [Fact]
    public void What_is_settled_after_its_flight_is_counted_and_what_is_dropped_is_not()
    {
        var store = Store(maxEntries: 100, perAccount: 2);
        foreach (var id in new[] { "a", "b", "c" })
        {
            Keep(store, "one", id, StoredResultState.InFlight);
            Keep(store, "one", id);
        }

        store.Remove("b");
        Keep(store, "one", "d");

        Assert.Equal(["c", "d"], store.Entries.Select(entry => entry.Key.Id));
    }

    [Theory]
    [InlineData(new[] { "one" }, null, 100)]
    [InlineData(new[] { "one", "two" }, null, 50)]
    [InlineData(new string[0], null, 50)]
    [InlineData(new[] { "one", "two" }, 70, 70)]
    [InlineData(new[] { "one" }, 200, 100)]
    public void An_accounts_share_is_its_part_unless_another_is_set(string[] accounts, int? perAccount, int expected) =>
        Assert.Equal(expected, Share(new() { MaxEntries = 100, MaxEntriesPerAccount = perAccount }, accounts).MaxEntries);

    private MemoryResultStore Store(int maxEntries, int? perAccount = null, params string[] accounts)
    {
        var options = new IdempotencyOptions { MaxEntries = maxEntries, MaxEntriesPerAccount = perAccount };
        return new(Options.Create(options), Share(options, accounts), _clock, _loggers.CreateLogger<MemoryResultStore>());
    }

    private static AccountShare Share(IdempotencyOptions options, string[] accounts)
    {
        var getscreen = new GetscreenOptions();
        foreach (var account in accounts)
            getscreen.Accounts[account] = new() { ApiKey = "key" };
        return new(Options.Create(options), new(Options.Create(getscreen)));
    }

    private static void Keep(MemoryResultStore store, string account, string id, StoredResultState state = StoredResultState.Settled) =>
        store.Set(new(StoredValueKind.MutationResult, account, id), [1], state);
}

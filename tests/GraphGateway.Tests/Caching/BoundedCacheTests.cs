using GraphGateway.Caching;
using GraphGateway.ResponseCaching;

namespace GraphGateway.Tests.Caching;

/// <summary>Values within a bound in bytes, for each account and for all.</summary>
public sealed class BoundedCacheTests
{
    // Each value takes this, overhead and all.
    private const int Each = 1_000;

    private readonly List<string> _removed = [];

    [Fact]
    public void An_account_above_its_share_evicts_its_own_oldest()
    {
        var store = Store(total: 10, perAccount: 3);
        Add(store, "a", "other");

        Add(store, ["b", "c", "d", "e", "f"], "one");

        Assert.Equal(["b", "c"], _removed);
        Assert.Equal(["a", "d", "e", "f"], Found(store, "abcdef"));
        Assert.Equal((4 * Each, 3 * Each, Each), (store.Bytes, store.BytesOf("one"), store.BytesOf("other")));
    }

    [Fact]
    public void When_all_have_too_much_the_account_with_the_most_evicts()
    {
        var store = Store(total: 6, perAccount: 5);
        Add(store, ["a", "b"], "small");
        Add(store, ["c", "d", "e", "f"], "large");

        Add(store, "g", "small");
        Add(store, "h", "third");
        Add(store, "i", "third");

        Assert.Equal(["c", "a", "d"], _removed);
        Assert.Equal((6 * Each, 2 * Each, 2 * Each, 2 * Each), (store.Bytes, store.BytesOf("small"), store.BytesOf("large"), store.BytesOf("third")));
    }

    [Fact]
    public void What_was_used_is_spared_once()
    {
        var store = Store(total: 3, perAccount: 3);
        Add(store, ["a", "b", "c"], "one");
        store.Find("a");

        Add(store, "d", "one");
        Assert.Equal(["b"], _removed);
        Add(store, ["e", "f"], "one");

        Assert.Equal(["b", "c", "a"], _removed);
    }

    [Fact]
    public void When_all_were_used_the_oldest_goes_all_the_same()
    {
        var store = Store(total: 3, perAccount: 3);
        Add(store, ["a", "b", "c"], "one");
        Assert.Equal(["a", "b", "c"], Found(store, "abc"));

        Add(store, "d", "one");

        Assert.Equal(3 * Each, store.Bytes);
        Assert.NotNull(store.Find("d"));
    }

    [Fact]
    public void One_that_is_larger_than_the_share_is_not_kept_and_neither_is_what_it_replaces()
    {
        var store = Store(total: 10, perAccount: 3);
        Add(store, "a", "one");

        Assert.False(store.Set("a", "A", "one", 3 * Each));

        Assert.Equal(["a", "A"], _removed);
        Assert.Null(store.Find("a"));
        Assert.Equal((0, 0), (store.Bytes, store.BytesOf("one")));
    }

    [Fact]
    public void One_in_the_place_of_another_counts_for_its_own_account()
    {
        var store = Store(total: 10, perAccount: 5);
        Add(store, "a", "one");

        store.Set("a", "A", "other", (2 * Each) - BoundedCache<string, string>.Overhead);

        Assert.Equal(["a"], _removed);
        Assert.Equal(("A", 2 * Each, 0, 2 * Each), (store.Find("a"), store.Bytes, store.BytesOf("one"), store.BytesOf("other")));
    }

    [Fact]
    public void Useless_ones_are_removed_from_the_oldest_on()
    {
        var store = Store(total: 10, perAccount: 5);
        Add(store, ["a", "b"], "one");
        Add(store, ["c", "b2", "a2"], "other");

        store.RemoveOldestWhile(value => value is "a" or "b" or "a2");
        store.Remove("b2");
        store.Remove("nothing");

        Assert.Equal(["a", "b", "b2"], _removed);
        Assert.Equal((2 * Each, 0), (store.Bytes, store.BytesOf("one")));
    }

    [Fact]
    public void A_key_is_found_in_another_form()
    {
        var store = new BoundedCache<byte[], string>(new(10_000, 10_000), comparer: new ResponseCacheKeyComparer());
        store.Set([1, 2], "a", "one", 100);

        Assert.Equal("a", store.FindBy((ReadOnlySpan<byte>)[1, 2]));
        Assert.Null(store.FindBy((ReadOnlySpan<byte>)[1, 3]));
    }

    [Fact]
    public async Task Many_threads_leave_it_within_its_bounds()
    {
        var store = Store(total: 20, perAccount: 8);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 5_000; i++)
            {
                var key = $"{random.Next(100)}";
                if (random.Next(10) == 0)
                    store.Remove(key);
                else if (store.Find(key) is null)
                    store.Set(key, key, $"account {random.Next(5)}", random.Next(Each));
            }
        })));

        Assert.InRange(store.Bytes, 1, 20 * Each);
        Assert.Equal(store.Bytes, Enumerable.Range(0, 5).Sum(account => store.BytesOf($"account {account}")));
        store.RemoveOldestWhile(_ => true);
        Assert.Equal(0, store.Bytes);
        Assert.Empty(Found(store, "0123456789"));
    }

    private BoundedCache<string, string> Store(int total, int perAccount) => new(new(total * Each, perAccount * Each), value =>
    {
        lock (_removed)
            _removed.Add(value);
    });

    private static void Add(BoundedCache<string, string> store, string key, string account) =>
        Assert.True(store.Set(key, key, account, Each - BoundedCache<string, string>.Overhead));

    private static void Add(BoundedCache<string, string> store, string[] keys, string account)
    {
        foreach (var key in keys)
            Add(store, key, account);
    }

    private static string[] Found(BoundedCache<string, string> store, string keys) => [.. keys.Select(key => $"{key}").Where(key => store.Find(key) is not null)];
}

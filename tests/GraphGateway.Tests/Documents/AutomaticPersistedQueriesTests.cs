using GraphGateway.Documents.PersistedDocuments;

namespace GraphGateway.Tests.Documents;

/// <summary>What clients leave with the server does not grow without end.</summary>
public sealed class AutomaticPersistedQueriesTests
{
    private const long Each = 10_000;

    private readonly AutomaticPersistedQueries _documents = new(new(new(10 * Each, 5 * Each)));

    [Fact]
    public async Task Beyond_the_share_of_its_account_the_one_not_used_longest_goes()
    {
        foreach (var number in Enumerable.Range(0, 4))
            await KeepAsync($"{number}");
        await _documents.FindAsync("0", default);

        await KeepAsync("one more", size: 2 * Each);

        Assert.NotNull(await _documents.FindAsync("0", default));
        Assert.Null(await _documents.FindAsync("1", default));
        Assert.True((await _documents.FindAsync("one more", default))!.IsValid);
    }

    [Fact]
    public async Task One_account_does_not_evict_anothers()
    {
        await KeepAsync("honest", account: "honest");

        foreach (var number in Enumerable.Range(0, 100))
            await KeepAsync($"{number}", account: $"busy {number % 2}");

        Assert.NotNull(await _documents.FindAsync("honest", default));
    }

    [Fact]
    public async Task One_that_is_larger_than_the_share_is_not_kept()
    {
        await KeepAsync("too large", size: 6 * Each);

        Assert.Null(await _documents.FindAsync("too large", default));
    }

    [Fact]
    public async Task What_another_account_sends_later_counts_for_the_first()
    {
        await KeepAsync("both", account: "honest");

        foreach (var number in Enumerable.Range(0, 100))
        {
            await KeepAsync("both", account: "busy");
            await KeepAsync($"{number}", account: "busy");
        }

        Assert.NotNull(await _documents.FindAsync("both", default));
    }

    private ValueTask KeepAsync(string id, long size = Each, string account = "one") =>
        _documents.StoreAsync(id, new("{ a }", new([]), IsValid: false) { Size = size - 1_000 }, account, default);
}

using GraphGateway.Errors;
using GraphGateway.Subscriptions;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>What a listener finds that has not looked for a while.</summary>
public sealed class SubscriberTests
{
    [Theory]
    [InlineData("+1 ~1:a", "+1")]
    [InlineData("~1:a ~1:b ~1:a", "~1:ab")]
    [InlineData("~1:a ~2:b ~1:c", "~1:ac ~2:b")]
    [InlineData("~1:a -1", "-1")]
    [InlineData("+1 -1", "")]
    [InlineData("+1 ~1:a -1 +2", "+2")]
    [InlineData("-1 +1", "-1 +1")]
    [InlineData("-1 +1 ~1:a", "-1 +1")]
    [InlineData("-1 +1 -1", "-1")]
    public async Task Changes_of_one_thing_become_one(string offered, string told) => Assert.Equal(told, await ReadAsync(new(_ => true, tellsShortLived: false), offered));

    [Fact]
    public async Task The_latest_state_is_the_one_that_is_told()
    {
        var listener = new Subscriber<int>(_ => true, tellsShortLived: false);
        foreach (var state in Enumerable.Range(1, 1000))
            listener.Offer(new(Key: 7, ChangeKind.Updated, state, ["a"]));

        await using var changes = listener.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        await changes.MoveNextAsync();

        Assert.Equal(1000, changes.Current.Entity);
    }

    [Fact]
    public async Task What_came_and_went_is_told_where_that_matters() => Assert.Equal("+1 -1", await ReadAsync(new(_ => true, tellsShortLived: true), "+1 ~1:a -1"));

    [Fact]
    public async Task Only_what_is_wanted_is_told() => Assert.Equal("~2:b", await ReadAsync(new(entity => entity == 2, tellsShortLived: false), "~1:a ~2:b"));

    [Fact]
    public async Task A_listener_that_does_not_read_at_all_is_let_go()
    {
        var listener = new Subscriber<int>(_ => true, tellsShortLived: false);
        for (var key = 0; key <= Subscriber<int>.MaxQueued; key++)
            listener.Offer(new(key, ChangeKind.Added, key, []));

        await using var changes = listener.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        var error = await Assert.ThrowsAsync<GatewayError>(async () => await changes.MoveNextAsync());

        Assert.Equal(ErrorCodes.SubscriberTooSlow, error.Code);
    }

    // "+1" added, "~1:ab" updated in the fields a and b, "-1" removed.
    private static async Task<string> ReadAsync(Subscriber<int> listener, string offered)
    {
        foreach (var text in offered.Split(' '))
        {
            var (kind, parts) = (text[0] switch { '+' => ChangeKind.Added, '-' => ChangeKind.Removed, _ => ChangeKind.Updated }, text[1..].Split(':'));
            var key = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            listener.Offer(new(key, kind, key, parts.Length > 1 ? [parts[1]] : []));
        }

        // Ends the reading once all that waits is read.
        listener.Fail(new InvalidOperationException("the end"));
        var told = new List<string>();
        await using var changes = listener.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        try
        {
            while (await changes.MoveNextAsync())
                told.Add($"{changes.Current.Kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' }}{changes.Current.Key}{(changes.Current.ChangedFields.Count > 0 ? ":" : "")}{string.Concat(changes.Current.ChangedFields)}");
        }
        catch (InvalidOperationException)
        {
            // The end.
        }

        return string.Join(' ', told);
    }
}

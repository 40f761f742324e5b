using GraphGateway.Idempotency;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Idempotency;

public sealed class ResultStoreTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public ResultStoreTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void No_more_is_held_than_told_and_the_oldest_goes_first_with_a_word()
    {
        var store = Store(3);
        foreach (var id in new[] { "a", "b", "a", "c", "d" })
            store.Keep(id, [1]);

        Assert.Null(store.Find("b"));
        Assert.All(["a", "c", "d"], id => Assert.NotNull(store.Find(id)));
        Assert.Single(_log.Text.Split('\n'), line => line.Contains("Idempotency:MaxEntries", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_over_is_not_held_and_goes_without_a_word()
    {
        var store = Store(3);
        store.Keep("a", [1]);
        _clock.Advance(TimeSpan.FromHours(24));

        Assert.Null(store.Find("a"));
        store.Keep("b", [1]);
        Assert.Single(store.Entries);
        Assert.Empty(_log.Text);
    }

    private ResultStore Store(int maxEntries) =>
        new(Options.Create(new IdempotencyOptions { MaxEntries = maxEntries }), _clock, _loggers.CreateLogger<ResultStore>());
}

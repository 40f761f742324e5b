using GraphGateway.Audit;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Tests.Audit;

/// <summary>Equal refusals of one caller are one event a window.</summary>
public sealed class RejectionCounterTests : IDisposable
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);
    private readonly Folder _folder = Folder.Create();
    private readonly FakeTimeProvider _clock = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly AuditFileSet _files;
    private readonly RejectionCounter _counter;

    public RejectionCounterTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        var options = Options.Create(new AuditOptions { File = _folder.Trail });
        _files = new(options, _loggers.CreateLogger<AuditFile>());
        _counter = new(new(_loggers, _files), options, _clock);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_flood_is_one_event_with_a_count_and_its_times()
    {
        var began = _clock.GetUtcNow();
        for (var number = 0; number < 5_000; number++)
        {
            _counter.Add(Refusal("address:192.0.2.1"));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var line = Assert.Single(await LinesAsync());
        Assert.Contains("\"count\":5000", line, StringComparison.Ordinal);
        Assert.Contains($"\"since\":\"{began:yyyy-MM-ddTHH:mm:ss}", line, StringComparison.Ordinal);
        Assert.Contains($"\"time\":\"{began.AddMilliseconds(49_990):yyyy-MM-ddTHH:mm:ss.ff}", line, StringComparison.Ordinal);
        Assert.Equal(2, _log.Text.Split('\n').Length);
    }

    [Fact]
    public async Task Each_window_caller_and_code_has_its_own_event()
    {
        foreach (var who in new[] { "a", "b" })
            _counter.Add(Refusal(who));
        _counter.Add(Refusal("a", "RATE_LIMITED"));
        _clock.Advance(_window);
        _counter.Add(Refusal("a"));

        var lines = await LinesAsync();

        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"count\":1", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Callers_that_are_too_many_are_counted_together()
    {
        for (var number = 0; number < 10 * RejectionCounter.MaxCounts; number++)
            _counter.Add(Refusal($"address:{number}", number % 2 == 0 ? "UNAUTHENTICATED" : "RATE_LIMITED"));

        var lines = await LinesAsync();

        Assert.Equal(RejectionCounter.MaxCounts + 2, lines.Length);
        Assert.Equal(2, lines.Count(line => line.Contains($"\"who\":\"{RejectionCounter.Others}\"", StringComparison.Ordinal) && line.Contains("\"count\":4500", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_pending_at_the_end_is_written_and_what_comes_later_too()
    {
        await _files.StartAsync(default);
        _counter.Add(Refusal("a"));
        _counter.Add(Refusal("a"));
        await _counter.StopAsync(default);
        _counter.Add(Refusal("b"));
        await _files.StopAsync(default);

        Assert.Equal(2, _folder.Lines(Folder.RefusalsName).Length);
        Assert.Contains("\"count\":2", _folder.Lines(Folder.RefusalsName)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Side_by_side_none_is_lost()
    {
        Parallel.For(0, 10_000, number =>
        {
            _counter.Add(Refusal("a"));
            if (number % 1_000 == 0)
                _clock.Advance(_window);
        });

        var counts = (await LinesAsync()).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("count").GetInt32());
        Assert.Equal(10_000, counts.Sum());
    }

    private async Task<string[]> LinesAsync()
    {
        await _files.StartAsync(default);
        await _counter.StopAsync(default);
        await _files.StopAsync(default);
        return _folder.Lines(Folder.RefusalsName);
    }

    private AuditEvent Refusal(string who, string code = "UNAUTHENTICATED") => new(_clock.GetUtcNow(), AuditEvent.Refusal, who, Account: null, "request", Target: null, code, "trace");
}

using GraphGateway.Audit;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Tests.Audit;

public sealed class AuditFileTests : IDisposable
{
    private readonly Folder _folder = Folder.Create();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public AuditFileTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    public void Dispose()
    {
        _loggers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_waits_at_the_end_is_written_before_the_server_stops()
    {
        var file = File(_folder.Trail);
        file.Start();
        for (var number = 0; number < 5_000; number++)
            file.Append(Event(number));

        await file.StopAsync(default);

        Assert.Equal(5_000, _folder.Lines().Length);
        Assert.Contains("\"target\":4999", _folder.Lines()[^1], StringComparison.Ordinal);
        Assert.Empty(_log.Text);
    }

    [Fact]
    public async Task What_the_file_lacks_because_it_did_not_keep_up_is_counted_in_the_log()
    {
        var file = File(_folder.Trail);
        for (var number = 0; number < 10_007; number++)
            file.Append(Event(number));

        file.Start();
        await file.StopAsync(default);

        Assert.Equal(10_000, _folder.Lines().Length);
        Assert.Contains("Dropped 7 audit events", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_end_is_counted_too()
    {
        var file = File(_folder.Trail);
        file.Start();
        await file.StopAsync(default);

        file.Append(Event(1));

        Assert.Contains("Dropped 1 audit events", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_nothing_waits_and_nothing_is_written()
    {
        var file = File(path: null);
        file.Start();
        for (var number = 0; number < 10_007; number++)
            file.Append(Event(number));
        await file.StopAsync(default);

        Assert.Empty(_folder.Names);
        Assert.Empty(_log.Text);
    }

    private AuditFile File(string? path) => new(path, new(), _loggers.CreateLogger<AuditFile>());

    private static AuditEvent Event(int number) => new(DateTimeOffset.UnixEpoch, AuditEvent.Mutation, "who", "default", "connectAgent", number, AuditOutcome.Success, "trace");
}

using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace GraphGateway.Audit;

/// <summary>
/// Appends events to the file, one after the other and behind the requests' backs. Where the disk fails or cannot keep up, the
/// server goes on, and the log has how many events the file lacks.
/// </summary>
internal sealed partial class AuditFile(IOptions<AuditOptions> options, ILogger<AuditFile> logger) : IHostedService
{
    private const int MaxWaiting = 10_000;
    private const int MaxAtOnce = 1_000;

    private readonly Channel<AuditEvent> _waiting = Channel.CreateBounded<AuditEvent>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private Task _writing = Task.CompletedTask;
    private int _dropped;

    private bool IsOn => !string.IsNullOrEmpty(options.Value.File);

    public void Append(AuditEvent happened)
    {
        if (!IsOn || _waiting.Writer.TryWrite(happened))
            return;
        Interlocked.Increment(ref _dropped);
        // After the end nobody else will tell.
        if (_waiting.Reader.Completion.IsCompleted)
            TellDropped();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
            _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
    }

    private async Task WriteAllAsync()
    {
        var file = new RotatingFile(options.Value.File!, options.Value.MaxFileBytes, options.Value.MaxFiles);
        var lines = new List<byte[]>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (lines.Count < MaxAtOnce && _waiting.Reader.TryRead(out var happened))
                lines.Add(JsonSerializer.SerializeToUtf8Bytes(happened, AuditJson.Default.AuditEvent));
            Write(file, lines);
            lines.Clear();
            TellDropped();
        }
    }

    private void Write(RotatingFile file, List<byte[]> lines)
    {
        var written = 0;
        try
        {
            file.Append(lines, () => written++);
        }
        catch (Exception exception)
        {
            // Whatever it is: the next event may find the disk well again.
            LogFailed(exception, lines.Count - written, options.Value.File!);
        }
    }

    private void TellDropped()
    {
        if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var count)
            LogDropped(count, options.Value.File!);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} audit events could not be written to {File}; only the log may have them")]
    private partial void LogFailed(Exception exception, int count, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} audit events were dropped, for {File} did not keep up or was closed; only the log may have them")]
    private partial void LogDropped(int count, string file);
}

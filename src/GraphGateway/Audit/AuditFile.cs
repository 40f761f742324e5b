using System.Text.Json;
using System.Threading.Channels;

namespace GraphGateway.Audit;

/// <summary>
/// Appends events to an audit file in the background. If the disk fails or is too slow, the server continues and logs the number of events that the
/// file lacks.
/// </summary>
/// <param name="path">The path of the file. If null or empty, nothing is written.</param>
/// <param name="options">The maximum size and number of files.</param>
/// <param name="logger">Logs the number of events that the file lacks.</param>
internal sealed partial class AuditFile(string? path, AuditOptions options, ILogger<AuditFile> logger)
{
    private const int MaxQueued = 10_000;
    private const int MaxBatch = 1_000;

    private readonly Channel<AuditEvent> _queue = Channel.CreateBounded<AuditEvent>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private Task _writing = Task.CompletedTask;
    private int _dropped;

    private bool IsOn => !string.IsNullOrEmpty(path);

    public void Append(AuditEvent auditEvent)
    {
        if (!IsOn || _queue.Writer.TryWrite(auditEvent))
            return;
        Interlocked.Increment(ref _dropped);
        // After the writer has stopped, nothing else logs the dropped events.
        if (_queue.Reader.Completion.IsCompleted)
            ReportDropped();
    }

    public void Start()
    {
        if (IsOn)
            _writing = Task.Run(WriteAllAsync, CancellationToken.None);
    }

    /// <summary>Writes the queued events, and accepts no more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
    }

    private async Task WriteAllAsync()
    {
        var file = new RotatingFile(path!, options.MaxFileBytes, options.MaxFiles);
        var lines = new List<byte[]>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (lines.Count < MaxBatch && _queue.Reader.TryRead(out var auditEvent))
                lines.Add(JsonSerializer.SerializeToUtf8Bytes(auditEvent, AuditJson.Default.AuditEvent));
            Write(file, lines);
            lines.Clear();
            ReportDropped();
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
            // Catches every exception, because the next write may succeed.
            LogFailed(exception, lines.Count - written, path!);
        }
    }

    private void ReportDropped()
    {
        if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var count)
            LogDropped(count, path!);
    }

    [LoggerMessage(EventId = 1000, EventName = "AuditWriteFailed", Level = LogLevel.Error,
        Message = "Writing {Count} audit events to {File} failed; only the log may contain them")]
    private partial void LogFailed(Exception exception, int count, string file);

    [LoggerMessage(EventId = 1001, EventName = "AuditEventsDropped", Level = LogLevel.Error,
        Message = "Dropped {Count} audit events because {File} was too slow or closed; only the log may contain them")]
    private partial void LogDropped(int count, string file);
}

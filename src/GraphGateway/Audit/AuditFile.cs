using System.Text.Json;
using System.Threading.Channels;

namespace GraphGateway.Audit;

/// <summary>
/// Appends events to the file, one after the other and behind the requests' backs. Where the disk fails or cannot keep up, the
/// server goes on, and the log has how many events the file lacks.
/// </summary>
/// <param name="path">The file; none: nothing is written.</param>
/// <param name="options">How large it grows, and how many are kept.</param>
/// <param name="logger">Told what the file lacks.</param>
internal sealed partial class AuditFile(string? path, AuditOptions options, ILogger<AuditFile> logger)
{
    private const int MaxWaiting = 10_000;
    private const int MaxAtOnce = 1_000;

    private readonly Channel<AuditEvent> _waiting = Channel.CreateBounded<AuditEvent>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private Task _writing = Task.CompletedTask;
    private int _dropped;

    private bool IsOn => !string.IsNullOrEmpty(path);

    public void Append(AuditEvent happened)
    {
        if (!IsOn || _waiting.Writer.TryWrite(happened))
            return;
        Interlocked.Increment(ref _dropped);
        // After the end nobody else will tell.
        if (_waiting.Reader.Completion.IsCompleted)
            TellDropped();
    }

    public void Start()
    {
        if (IsOn)
            _writing = Task.Run(WriteAllAsync, CancellationToken.None);
    }

    /// <summary>Writes what waits, and takes no more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _writing.WaitAsync(cancellationToken);
    }

    private async Task WriteAllAsync()
    {
        var file = new RotatingFile(path!, options.MaxFileBytes, options.MaxFiles);
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
            LogFailed(exception, lines.Count - written, path!);
        }
    }

    private void TellDropped()
    {
        if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var count)
            LogDropped(count, path!);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} audit events could not be written to {File}; only the log may have them")]
    private partial void LogFailed(Exception exception, int count, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} audit events were dropped, for {File} did not keep up or was closed; only the log may have them")]
    private partial void LogDropped(int count, string file);
}

using System.Globalization;

namespace GraphGateway.Audit;

/// <summary>Writes audit events to the log, in a separate category, and to the files.</summary>
internal sealed partial class AuditWriter(ILoggerFactory loggers, AuditFileSet files)
{
    public const string Category = "GraphGateway.Audit";

    private const int MaxNameLength = 256;

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    public void Write(AuditEvent auditEvent)
    {
        if (auditEvent.Count > 1)
            LogCounted(auditEvent.Event, auditEvent.What, auditEvent.Who, auditEvent.Account, auditEvent.Outcome, auditEvent.Count.Value, auditEvent.Since!.Value, auditEvent.CorrelationId);
        else if (auditEvent.Count is null)
            Log(auditEvent);
        files.Append(auditEvent);
    }

    /// <summary>Writes an event only to the log.</summary>
    public void Log(AuditEvent auditEvent)
    {
        if (auditEvent.CallerName is null)
            LogEvent(auditEvent.Event, auditEvent.What, auditEvent.Target, auditEvent.Who, auditEvent.Account, auditEvent.Outcome, auditEvent.CorrelationId);
        else
            LogNamed(auditEvent.Event, auditEvent.What, auditEvent.Target, auditEvent.Who, auditEvent.Account, auditEvent.Outcome, auditEvent.CorrelationId, auditEvent.CallerName);
    }

    /// <summary>Sanitizes a name for a log line: replaces characters that control a terminal or the text direction, and limits the length.</summary>
    public static string Printable(string name) => new([.. name.Take(MaxNameLength).Select(character => IsPrintable(character) ? character : '?')]);

    private static bool IsPrintable(char character) =>
        char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [LoggerMessage(EventId = 1002, EventName = "AuditEvent", Level = LogLevel.Information,
        Message = "{Event} {What} {Target} by {Who} for {Account}: {Outcome} ({CorrelationId})")]
    private partial void LogEvent(string @event, string what, int? target, string? who, string? account, string outcome, string? correlationId);

    [LoggerMessage(EventId = 1003, EventName = "AuditEventWithCallerName", Level = LogLevel.Information,
        Message = "{Event} {What} {Target} by {Who} for {Account}: {Outcome} ({CorrelationId}); name in the token: {CallerName}")]
    private partial void LogNamed(string @event, string what, int? target, string? who, string? account, string outcome, string? correlationId, string callerName);

    [LoggerMessage(EventId = 1004, EventName = "AuditEventCount", Level = LogLevel.Information,
        Message = "{Event} {What} by {Who} for {Account}: {Outcome}, {Count} times since {Since} (first {CorrelationId})")]
    private partial void LogCounted(string @event, string what, string? who, string? account, string outcome, int count, DateTimeOffset since, string? correlationId);
}

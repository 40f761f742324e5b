using System.Globalization;
using GraphGateway.Errors;

namespace GraphGateway.Audit;

/// <summary>Writes the events of the audit trail to the log, under a category of its own, and to the files.</summary>
internal sealed partial class AuditWriter(ILoggerFactory loggers, AuditFileSet files)
{
    public const string Category = "GraphGateway.Audit";

    private const int MaxNameLength = 256;

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    public void Write(AuditEvent happened)
    {
        if (happened.Count > 1)
            LogCounted(happened.Event, happened.What, happened.Who, happened.Account, happened.Outcome, happened.Count.Value, happened.Since!.Value, happened.CorrelationId);
        else if (happened.Count is null)
            Log(happened);
        files.Append(happened);
    }

    /// <summary>Writes an event to the log alone.</summary>
    public void Log(AuditEvent happened)
    {
        if (happened.CallerName is null)
            LogEvent(happened.Event, happened.What, happened.Target, happened.Who, happened.Account, happened.Outcome, happened.CorrelationId);
        else
            LogNamed(happened.Event, happened.What, happened.Target, happened.Who, happened.Account, happened.Outcome, happened.CorrelationId, happened.CallerName);
    }

    /// <summary>A name as it may stand in a line: without characters that steer a terminal or change the direction of the text, and not without end.</summary>
    public static string Printable(string name) => new([.. name.Take(MaxNameLength).Select(character => IsPrintable(character) ? character : '?')]);

    private static bool IsPrintable(char character) =>
        char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} {What} {Target} by {Who} for {Account}: {Outcome} ({CorrelationId})")]
    private partial void LogEvent(string @event, string what, int? target, string? who, string? account, string outcome, string? correlationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} {What} {Target} by {Who} for {Account}: {Outcome} ({CorrelationId}); the token names the caller {CallerName}")]
    private partial void LogNamed(string @event, string what, int? target, string? who, string? account, string outcome, string? correlationId, string callerName);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Event} {What} by {Who} for {Account}: {Outcome}, {Count} times since {Since} (first {CorrelationId})")]
    private partial void LogCounted(string @event, string what, string? who, string? account, string outcome, int count, DateTimeOffset since, string? correlationId);
}

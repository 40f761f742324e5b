using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>Collects all that is logged at any level and all that any activity tells, as text to search in.</summary>
internal sealed class Everything : ILoggerProvider, ILogger
{
    // The stub runs in the same process, and what it traces is the upstream's own affair.
    private const string TheStub = "Microsoft.AspNetCore";

    private readonly ConcurrentQueue<string> _texts = [];
    private readonly ActivityListener _listener;

    public Everything()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name != TheStub,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Trace,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IEnumerable<string> Texts => _texts;

    public void Add(string text) => _texts.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"scope {Told(state)}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add($"log {logLevel} {formatter(state, exception)} {Told(state)} {exception}");

    public void Dispose() => _listener.Dispose();

    private static string Told(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? $"{state} {Join(values)}" : $"{state}";

    private static string Join(IEnumerable<KeyValuePair<string, object?>> values) => string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"));

    private void Trace(Activity activity)
    {
        Add($"activity {activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        Add($"tags {Join(activity.TagObjects)} {Join(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))} {activity.TraceStateString}");
        foreach (var happening in activity.Events)
            Add($"event {happening.Name} {Join(happening.Tags)}");
    }
}

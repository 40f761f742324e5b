using System.Diagnostics;
using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Errors;
using GraphGateway.Execution;
using GraphGateway.Limits;
using GraphGateway.Observability;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;
using static GraphGateway.Observability.TelemetryNames;

namespace GraphGateway.Operations;

/// <summary>An operation as traces, metrics and the log see it: its type, name, outcome and price; never a value.</summary>
internal sealed partial class OperationObserver(OperationNameLimiter names, IOptions<ObservabilityOptions> options, TimeProvider time, ILogger<OperationObserver> logger)
{
    private const int MaxName = 100;

    /// <summary>Runs an operation within a span of its own.</summary>
    public async Task<OperationResult> ObserveAsync(ResolvedOperation operation, OperationCost cost, Func<Task<OperationResult>> run)
    {
        var started = time.GetTimestamp();
        using var counted = GatewayTelemetry.CountOperation();
        using var span = GatewayTelemetry.Source.StartActivity(Spans.UnreadOperation, ActivityKind.Server);
        OperationResult? result = null;
        try
        {
            return result = await run();
        }
        finally
        {
            Note(operation, result, cost, time.GetElapsedTime(started), span);
        }
    }

    /// <summary>Counts a query that was answered as one was before, without being run.</summary>
    public void NoteGivenAgain(string? name)
    {
        GatewayTelemetry.CountAnswerGivenAgain();
        if (!GatewayTelemetry.OperationDuration.Enabled && !GatewayTelemetry.OperationUpstreamCalls.Enabled)
            return;
        var tags = new TagList { { Tags.Outcome, OperationOutcome.Ok }, { Tags.OperationType, "query" } };
        if (names.Of(name, hasRun: true) is { } known)
            tags.Add(Tags.OperationName, known);
        GatewayTelemetry.OperationDuration.Record(0, tags);
        GatewayTelemetry.OperationUpstreamCalls.Record(0, tags);
    }

    private void Note(ResolvedOperation operation, OperationResult? result, OperationCost cost, TimeSpan elapsed, Activity? span)
    {
        var name = operation.Chosen?.Name?.StringValue;
        if (span is not null || GatewayTelemetry.OperationDuration.Enabled || GatewayTelemetry.OperationUpstreamCalls.Enabled)
        {
            var tags = TagsOf(operation, names.Of(name, hasRun: result is { Result.Executed: true }), result);
            GatewayTelemetry.OperationDuration.Record(elapsed.TotalSeconds, tags);
            GatewayTelemetry.OperationUpstreamCalls.Record(cost.Calls, tags);
            if (span is not null)
                Describe(span, operation, name, tags, cost);
        }

        if (IsWorthTelling(elapsed, cost.Calls))
            LogWorthTelling(TypeOf(operation) ?? "operation", Shorten(name) ?? "without a name", elapsed.TotalMilliseconds, cost.Calls, cost.Estimate, OperationOutcome.Of(result));
    }

    private static TagList TagsOf(ResolvedOperation operation, string? name, OperationResult? result)
    {
        var tags = new TagList { { Tags.Outcome, OperationOutcome.Of(result) } };
        if (TypeOf(operation) is { } type)
            tags.Add(Tags.OperationType, type);
        if (name is not null)
            tags.Add(Tags.OperationName, name);
        if (result is { EstimatedOnly: false, Result.Errors: [var error, ..] })
            tags.Add(Tags.Error, GatewayErrorInfoProvider.CodeOf(error));
        return tags;
    }

    // A span is called by a name that metrics tell apart, and has the client's own among its tags.
    private static void Describe(Activity span, ResolvedOperation operation, string? name, TagList tags, OperationCost cost)
    {
        foreach (var (key, value) in tags)
            span.SetTag(key, value);
        if (TypeOf(operation) is { } type)
            span.DisplayName = $"{type} {span.GetTagItem(Tags.OperationName)}".TrimEnd();
        if (name is not null)
            span.SetTag(Tags.OperationName, Shorten(name));
        span.SetTag(Tags.UpstreamCalls, cost.Calls);
        if (span.IsAllDataRequested && operation.Document is { } document)
            span.SetTag(Tags.Document, RedactingPrinter.Of(document.Syntax));
        if (span.GetTagItem(Tags.Error) is string code)
            span.SetStatus(ActivityStatusCode.Error, code);
    }

    private bool IsWorthTelling(TimeSpan elapsed, int calls) =>
        (options.Value.SlowOperation > TimeSpan.Zero && elapsed >= options.Value.SlowOperation)
        || (options.Value.CostlyOperation > 0 && calls >= options.Value.CostlyOperation);

    private static string? TypeOf(ResolvedOperation operation) => operation.Chosen?.Operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => null,
    };

    private static string? Shorten(string? name) => name is { Length: > MaxName } ? $"{name[..MaxName]}…" : name;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow or costly: {OperationType} {OperationName} took {Milliseconds} ms and {UpstreamCalls} upstream calls, estimated at {Estimate}; outcome: {Outcome}")]
    private partial void LogWorthTelling(string operationType, string operationName, double milliseconds, int upstreamCalls, int? estimate, string outcome);
}

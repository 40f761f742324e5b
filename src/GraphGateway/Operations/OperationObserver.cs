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

/// <summary>Records operations in traces, metrics and the log: type, name, outcome and cost, but never a value.</summary>
internal sealed partial class OperationObserver(OperationNameLimiter names, IOptions<ObservabilityOptions> options, TimeProvider time, ILogger<OperationObserver> logger)
{
    private const int MaxName = 100;

    /// <summary>Executes an operation within its own span.</summary>
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
            Record(operation, result, cost, time.GetElapsedTime(started), span);
        }
    }

    /// <summary>Counts a query that was answered from the response cache, without execution.</summary>
    public void RecordResponseCacheHit(string? name)
    {
        GatewayTelemetry.CountResponseCacheHit();
        if (!GatewayTelemetry.OperationDuration.Enabled && !GatewayTelemetry.OperationUpstreamCalls.Enabled)
            return;
        var tags = new TagList { { Tags.Outcome, OperationOutcome.Ok }, { Tags.OperationType, "query" } };
        if (names.Limit(name, hasRun: true) is { } limitedName)
            tags.Add(Tags.OperationName, limitedName);
        GatewayTelemetry.OperationDuration.Record(0, tags);
        GatewayTelemetry.OperationUpstreamCalls.Record(0, tags);
    }

    private void Record(ResolvedOperation operation, OperationResult? result, OperationCost cost, TimeSpan elapsed, Activity? span)
    {
        var name = operation.SelectedOperation?.Name?.StringValue;
        if (span is not null || GatewayTelemetry.OperationDuration.Enabled || GatewayTelemetry.OperationUpstreamCalls.Enabled)
        {
            var tags = TagsOf(operation, names.Limit(name, hasRun: result is { Result.Executed: true }), result);
            GatewayTelemetry.OperationDuration.Record(elapsed.TotalSeconds, tags);
            GatewayTelemetry.OperationUpstreamCalls.Record(cost.Calls, tags);
            if (span is not null)
                Describe(span, operation, name, tags, cost);
        }

        if (IsSlowOrCostly(elapsed, cost.Calls))
            LogSlowOrCostly(TypeOf(operation) ?? "operation", Shorten(name) ?? "without a name", elapsed.TotalMilliseconds, cost.Calls, cost.Estimate, OperationOutcome.Of(result));
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

    // The display name uses the limited operation name, as in the metrics. The tag has the name that the client sent.
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
            span.SetTag(Tags.Document, RedactingPrinter.Print(document.Syntax));
        if (span.GetTagItem(Tags.Error) is string code)
            span.SetStatus(ActivityStatusCode.Error, code);
    }

    private bool IsSlowOrCostly(TimeSpan elapsed, int calls) =>
        (options.Value.SlowOperation > TimeSpan.Zero && elapsed >= options.Value.SlowOperation)
        || (options.Value.CostlyOperation > 0 && calls >= options.Value.CostlyOperation);

    private static string? TypeOf(ResolvedOperation operation) => operation.SelectedOperation?.Operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => null,
    };

    private static string? Shorten(string? name) => name is { Length: > MaxName } ? $"{name[..MaxName]}…" : name;

    [LoggerMessage(EventId = 1301, EventName = "SlowOrCostlyOperation", Level = LogLevel.Warning,
        Message = "Slow or costly: {OperationType} {OperationName} took {Milliseconds} ms and {UpstreamCalls} upstream calls, estimated at {Estimate}; outcome: {Outcome}")]
    private partial void LogSlowOrCostly(string operationType, string operationName, double milliseconds, int upstreamCalls, int? estimate, string outcome);
}

/// <summary>The outcome of an operation as one word, for metrics, traces and the log.</summary>
internal static class OperationOutcome
{
    /// <summary>It was executed without errors; for a subscription, the stream was opened.</summary>
    public const string Ok = "ok";

    /// <summary>It was executed with errors; the data may be incomplete.</summary>
    public const string Partial = "partial";

    /// <summary>It was executed with errors and returned no data.</summary>
    public const string Failed = "failed";

    /// <summary>It was not executed: it is invalid, not allowed, too expensive, or unknown.</summary>
    public const string Rejected = "refused";

    /// <summary>It was not executed, because the request was a dry run for the cost estimate.</summary>
    public const string Estimated = "estimated";

    /// <summary>It has no result, because the client disconnected.</summary>
    public const string Cancelled = "cancelled";

    public static string Of(OperationResult? operation) => operation switch
    {
        null => Cancelled,
        { EstimatedOnly: true } => Estimated,
        { Result.Executed: false } => Rejected,
        { Result.Errors: null or { Count: 0 } } => Ok,
        { Result.Data: null } => Failed,
        _ => Partial,
    };
}

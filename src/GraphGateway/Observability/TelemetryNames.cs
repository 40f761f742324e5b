namespace GraphGateway.Observability;

/// <summary>The names of the traces, metrics, tags and health checks of the server. docs/observability.md lists them all.</summary>
internal static class TelemetryNames
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Source = "GraphGateway";

    /// <summary>The span names, except the span of an operation, whose name is its type and name.</summary>
    public static class Spans
    {
        /// <summary>An operation of unknown type, because its document could not be parsed.</summary>
        public const string UnreadOperation = "GraphQL Operation";

        /// <summary>A data loader batch.</summary>
        public const string Batch = "batch";
    }

    public static class Metrics
    {
        /// <summary>Histogram, in seconds: the duration of operations. For a subscription, the duration of its start.</summary>
        public const string OperationDuration = "graphgateway.operation.duration";

        /// <summary>Histogram: the number of upstream calls per operation.</summary>
        public const string OperationUpstreamCalls = "graphgateway.operation.upstream_calls";

        /// <summary>Up-down counter: operations in progress. A subscription counts only while it starts.</summary>
        public const string ActiveOperations = "graphgateway.operations.active";

        /// <summary>Histogram: the number of keys per data loader batch.</summary>
        public const string BatchSize = "graphgateway.batch.size";

        /// <summary>Counter: reads of upstream data, by cache outcome.</summary>
        public const string CacheReads = "graphgateway.cache.reads";

        /// <summary>Counter: requests served from the response cache, byte for byte.</summary>
        public const string AnswersGivenAgain = "graphgateway.answers.given_again";

        /// <summary>Up-down counter: open subscriptions.</summary>
        public const string ActiveSubscriptions = "graphgateway.subscriptions.active";

        /// <summary>Up-down counter: open WebSockets.</summary>
        public const string ActiveSockets = "graphgateway.sockets.active";

        /// <summary>Counter: requests rejected because of load or a caller's rate limit.</summary>
        public const string Shed = "graphgateway.requests.shed";

        /// <summary>Counter: stored values that were ignored, because they could not be decrypted or deserialized.</summary>
        public const string UnreadableValues = "graphgateway.stored_values.unreadable";
    }

    public static class Tags
    {
        public const string OperationType = "graphql.operation.type";

        /// <summary>The operation name. Metrics use the names of trusted documents and the first hundred others, else <c>other</c>.</summary>
        public const string OperationName = "graphql.operation.name";

        /// <summary>The document, with literal values removed.</summary>
        public const string Document = "graphql.document";

        /// <summary>The outcome: see <see cref="OperationOutcome"/>.</summary>
        public const string Outcome = "graphgateway.outcome";

        /// <summary>The code of the first error.</summary>
        public const string Error = "error.type";

        /// <summary>The number of upstream calls of the operation.</summary>
        public const string UpstreamCalls = "graphgateway.upstream_calls";

        /// <summary>The number of keys in the batch.</summary>
        public const string Keys = "graphgateway.batch.keys";

        /// <summary>The name of the data loader.</summary>
        public const string Loader = "graphgateway.loader";

        /// <summary>The cache outcome of a read: <c>hit</c>, <c>miss</c>, <c>shared</c>, <c>joined</c>, <c>stale</c> or <c>refresh</c>.</summary>
        public const string CacheOutcome = "graphgateway.cache.outcome";

        /// <summary>The reason of a rejection: an error code.</summary>
        public const string Reason = "graphgateway.reason";

        /// <summary>The kind of a stored value: see <see cref="ScaleOut.StoredValueKind"/>.</summary>
        public const string ValueKind = "graphgateway.stored_value.kind";
    }

    public static class Health
    {
        /// <summary>Whether the server accepts requests: unhealthy after a shutdown request.</summary>
        public const string Shutdown = "shutdown";

        /// <summary>Whether the upstream has responded once.</summary>
        public const string Upstream = "upstream";

        /// <summary>Whether Redis responds, if it is configured: degraded while the instance runs without it.</summary>
        public const string Redis = "redis";
    }
}

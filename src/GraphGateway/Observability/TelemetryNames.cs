namespace GraphGateway.Observability;

/// <summary>What the server's traces, metrics and health entries are called. docs/observability.md lists them all.</summary>
internal static class TelemetryNames
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string Source = "GraphGateway";

    /// <summary>The spans, beside that of an operation, which is called by its type and name.</summary>
    public static class Spans
    {
        /// <summary>An operation that could not be read so far that its type is known.</summary>
        public const string UnreadOperation = "GraphQL Operation";

        /// <summary>The loading of one batch.</summary>
        public const string Batch = "batch";
    }

    public static class Metrics
    {
        /// <summary>A histogram in seconds: how long operations took; of a subscription, its beginning.</summary>
        public const string OperationDuration = "graphgateway.operation.duration";

        /// <summary>A histogram: how many calls of the upstream an operation took.</summary>
        public const string OperationUpstreamCalls = "graphgateway.operation.upstream_calls";

        /// <summary>A sum: how many operations run. Of subscriptions, how many begin.</summary>
        public const string ActiveOperations = "graphgateway.operations.active";

        /// <summary>A histogram: how many keys a batch of a loader had.</summary>
        public const string BatchSize = "graphgateway.batch.size";

        /// <summary>A counter: how data of the upstream was had.</summary>
        public const string CacheReads = "graphgateway.cache.reads";

        /// <summary>A counter: requests that got an answer that was given before, byte by byte.</summary>
        public const string AnswersGivenAgain = "graphgateway.answers.given_again";

        /// <summary>A sum: how many subscriptions are listened to.</summary>
        public const string ActiveSubscriptions = "graphgateway.subscriptions.active";

        /// <summary>A sum: how many WebSockets are open.</summary>
        public const string ActiveSockets = "graphgateway.sockets.active";

        /// <summary>A counter: requests that were turned away, because of load or a caller's rate.</summary>
        public const string Shed = "graphgateway.requests.shed";

        /// <summary>A counter: stored values that could not be decrypted or read, and were ignored.</summary>
        public const string UnreadableValues = "graphgateway.stored_values.unreadable";
    }

    public static class Tags
    {
        public const string OperationType = "graphql.operation.type";

        /// <summary>The operation's name. Metrics have those of known documents and the first hundred others, else <c>other</c>.</summary>
        public const string OperationName = "graphql.operation.name";

        /// <summary>The document, without the values in it.</summary>
        public const string Document = "graphql.document";

        /// <summary>What came of it: see <see cref="OperationOutcome"/>.</summary>
        public const string Outcome = "graphgateway.outcome";

        /// <summary>The code of the first error.</summary>
        public const string Error = "error.type";

        /// <summary>How many calls of the upstream it took.</summary>
        public const string UpstreamCalls = "graphgateway.upstream_calls";

        /// <summary>How many keys the batch had.</summary>
        public const string Keys = "graphgateway.batch.keys";

        /// <summary>Which loader it was.</summary>
        public const string Loader = "graphgateway.loader";

        /// <summary>How data was had: <c>hit</c>, <c>miss</c>, <c>shared</c>, <c>joined</c>, <c>stale</c> or <c>refresh</c>.</summary>
        public const string CacheOutcome = "graphgateway.cache.outcome";

        /// <summary>Why a request was turned away: an error code.</summary>
        public const string Reason = "graphgateway.reason";

        /// <summary>The kind of a stored value: see <see cref="ScaleOut.StoredValueKind"/>.</summary>
        public const string ValueKind = "graphgateway.stored_value.kind";
    }

    public static class Health
    {
        /// <summary>Whether the server goes on: unhealthy once it is told to stop.</summary>
        public const string Shutdown = "shutdown";

        /// <summary>Whether the upstream has answered once.</summary>
        public const string Upstream = "upstream";

        /// <summary>Whether Redis answers, where there is one: degraded while this instance goes on alone.</summary>
        public const string Redis = "redis";
    }
}

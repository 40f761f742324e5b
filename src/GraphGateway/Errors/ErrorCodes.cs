namespace GraphGateway.Errors;

/// <summary>Every value of <c>extensions.code</c> and of a typed error's <c>code</c>; docs/errors.md explains each of them.</summary>
internal static class ErrorCodes
{
    // The request
    public const string BadRequest = "BAD_REQUEST";
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string PageSizeOutOfRange = "PAGE_SIZE_OUT_OF_RANGE";
    public const string CursorInvalid = "CURSOR_INVALID";
    public const string OperationTooComplex = "OPERATION_TOO_COMPLEX";
    public const string OperationTimeout = "OPERATION_TIMEOUT";
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Forbidden = "FORBIDDEN";
    public const string RecordingLinkInvalid = "RECORDING_LINK_INVALID";
    public const string RecordingLinkExpired = "RECORDING_LINK_EXPIRED";
    public const string SubscriberTooSlow = "LISTENER_TOO_SLOW";
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    // The gateway
    public const string Overloaded = "OVERLOADED";
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    // The upstream
    public const string UpstreamUnavailable = "UPSTREAM_UNAVAILABLE";
    public const string UpstreamTimeout = "UPSTREAM_TIMEOUT";
    public const string UpstreamBadPayload = "UPSTREAM_BAD_PAYLOAD";
    public const string UpstreamRejected = "UPSTREAM_REJECTED";
    public const string UpstreamForbidden = "UPSTREAM_FORBIDDEN";
    public const string UpstreamOutcomeUnknown = "UPSTREAM_OUTCOME_UNKNOWN";
    public const string PlanLimitReached = "PLAN_LIMIT_REACHED";
    public const string RateLimited = "RATE_LIMITED";

    // Typed errors of mutations (PLAN_LIMIT_REACHED too)
    public const string AgentNotFound = "AGENT_NOT_FOUND";
    public const string AgentBlocked = "AGENT_BLOCKED";
    public const string InvalidClientName = "INVALID_CLIENT_NAME";
    public const string SupportConnectionNotFound = "SUPPORT_CONNECTION_NOT_FOUND";
    public const string SupportConnectionAlreadyClosed = "SUPPORT_CONNECTION_ALREADY_CLOSED";
}

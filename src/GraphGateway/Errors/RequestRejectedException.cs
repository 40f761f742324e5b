using GraphGateway.Observability;

namespace GraphGateway.Errors;

/// <summary>A request that is rejected before GraphQL processing starts.</summary>
internal sealed class RequestRejectedException(int statusCode, string message, string code = ErrorCodes.BadRequest) : Exception(message)
{
    public int StatusCode => statusCode;

    public string Code => code;

    /// <summary>How long the client should wait, or null if waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a part of the request is missing or of the wrong JSON type. The WebSocket protocol requires that the socket is closed in this case.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>The supported encodings of a body, or null if the request was not rejected because of its encoding.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary><see cref="RetryAfter"/> in seconds, rounded up.</summary>
    public int? RetryAfterSeconds => RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null;

    /// <summary>Creates the exception for a request that is shed because of load or a limit of its client, and counts it in the metrics.</summary>
    /// <param name="statusCode">The HTTP status code.</param>
    /// <param name="code">The error code.</param>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="retryAfter">How long the client should wait.</param>
    public static RequestRejectedException Shed(int statusCode, string code, string message, TimeSpan retryAfter)
    {
        GatewayTelemetry.CountShed(code);
        return new(statusCode, message, code) { RetryAfter = retryAfter };
    }

    public GatewayError Error => new(code, Message) { Extensions = RetryAfterSeconds is { } seconds ? new() { ["retryAfter"] = seconds } : null };
}

using GraphGateway.Observability;

namespace GraphGateway.Errors;

/// <summary>A request that is refused before anything of GraphQL is looked at.</summary>
internal sealed class RequestRejectedException(int statusCode, string message, string code = ErrorCodes.BadRequest) : Exception(message)
{
    public int StatusCode => statusCode;

    public string Code => code;

    /// <summary>How long the client should wait; null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a part of the request is missing or of the wrong JSON type. A WebSocket is closed then, because its protocol says so.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>The encodings that a body may have; null where it is not the encoding that is refused.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>The same in whole seconds.</summary>
    public int? RetryAfterSeconds => RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null;

    /// <summary>Rejects a request because of load or a limit of its client, and counts that.</summary>
    /// <param name="statusCode">The status.</param>
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

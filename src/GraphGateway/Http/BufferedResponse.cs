namespace GraphGateway.Http;

/// <summary>A response that is fully buffered in memory, with the values of its headers. It does not reference the operation, whose memory is free while the response is sent.</summary>
/// <param name="Body">The response body.</param>
/// <param name="MediaType">The media type of the body.</param>
/// <param name="StatusCode">The HTTP status code.</param>
internal sealed record BufferedResponse(ReadOnlyMemory<byte> Body, string MediaType, int StatusCode) : IDisposable
{
    /// <summary>The owner of the body's memory, or null if the memory is not pooled.</summary>
    public IDisposable? Owner { get; init; }

    /// <summary>How long a client may reuse the response, or null if it must not.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>The delay after which the client should retry, or null if a retry does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the response contains a secret, so that no cache may store it.</summary>
    public bool ContainsSecret { get; init; }

    /// <summary>Whether the operation was not executed because it requires POST.</summary>
    public bool NeedsPost { get; init; }

    public void Dispose() => Owner?.Dispose();
}

namespace GraphGateway.Getscreen.Http;

/// <summary>The response to one attempt, read to its end.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record UpstreamResponse(int Status)
{
    /// <summary>The body; empty for a failure, and where only the status counts.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How long the upstream asks to wait (<c>Retry-After</c>) after a failure.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The scheme and host that a redirect leads to. The rest of <c>Location</c> may repeat the key.</summary>
    public string? RedirectTarget { get; init; }

    /// <summary>Whether the status is 3xx.</summary>
    public bool IsRedirect => Status is >= 300 and < 400;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}

namespace GraphGateway.Getscreen.Http;

/// <summary>The response to one attempt, read completely.</summary>
/// <param name="Status">The HTTP status.</param>
internal sealed record UpstreamResponse(int Status)
{
    /// <summary>The body. Empty for a failure, and if only the status is needed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The wait that the upstream requests after a failure (<c>Retry-After</c>); null if there is none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The scheme and host of a redirect's target. The rest of <c>Location</c> is omitted, because it may contain the key.</summary>
    public string? RedirectTarget { get; init; }

    /// <summary>Whether the status is 3xx.</summary>
    public bool IsRedirect => Status is >= 300 and < 400;

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}

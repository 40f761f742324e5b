namespace GraphGateway.Http;

/// <summary>A response in memory, with all that its headers say. Nothing of the operation is kept while it is sent.</summary>
/// <param name="Body">The body.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="StatusCode">Its status.</param>
internal sealed record BufferedResponse(ReadOnlyMemory<byte> Body, string MediaType, int StatusCode) : IDisposable
{
    /// <summary>What owns the body's memory; null if nobody has to return it.</summary>
    public IDisposable? Owner { get; init; }

    /// <summary>How long a client may use it again; null if it must not.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>When the client should send the request again; null if waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it holds a secret, which nobody may store.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>Whether the operation was not run because it has to be sent by POST.</summary>
    public bool NeedsPost { get; init; }

    public void Dispose() => Owner?.Dispose();
}

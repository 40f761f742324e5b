using System.Net;
using GraphGateway.Getscreen.Payloads;
using Polly;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Http;

/// <summary>The HTTP exchange of a call: its request, which each attempt sends once, and its deadline.</summary>
internal sealed class HttpExchange(HttpMessageInvoker http, HttpRequestMessage request, CallObserver? watch, bool readsBody, TimeProvider time)
{
    /// <summary>The resilience context key of the call's exchange.</summary>
    public static readonly ResiliencePropertyKey<HttpExchange> Key = new("Getscreen.Exchange");

    private int _attempts;

    /// <summary>The call's deadline. Set when the permit is granted.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>A token that is cancelled at the deadline.</summary>
    public CancellationToken Timeout { get; set; }

    /// <summary>Whether an attempt was sent. False for a call that was only queued.</summary>
    public bool WasSent => _attempts > 0;

    /// <summary>Sends the request and reads the whole response. A body that is truncated or stalls is therefore a failed attempt.</summary>
    public async ValueTask<Outcome<UpstreamResponse>> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            _attempts++;
            watch?.Leaving(_attempts);
            using var response = await http.SendAsync(request, cancellationToken);
            return Outcome.FromResult(response.IsSuccessStatusCode ? await ReadAsync(response, cancellationToken) : Failed(response));
        }
        catch (OperationCanceledException) when (Timeout.IsCancellationRequested)
        {
            return Outcome.FromException<UpstreamResponse>(new TimeoutRejectedException());
        }
        catch (Exception exception)
        {
            return Outcome.FromException<UpstreamResponse>(exception);
        }
    }

    private async ValueTask<UpstreamResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new((int)response.StatusCode) { Body = readsBody ? await ResponseBodyReader.ReadAsync(response.Content, cancellationToken) : default };

    private UpstreamResponse Failed(HttpResponseMessage response) =>
        new((int)response.StatusCode) { RetryAfter = RetryAfter.Of(response, time), RedirectTarget = RedirectTarget(response) };

    private string? RedirectTarget(HttpResponseMessage response) =>
        response.Headers.Location is { } location && Uri.TryCreate(request.RequestUri, location, out var target)
            ? target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)
            : null;
}

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

/// <summary>
/// An empty request body, set on every request. <see cref="SocketsHttpHandler"/> resends a request without content up to three times if its
/// connection closes before the first byte of the response. It never resends a request that has content, even empty content.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    /// <summary>The shared instance. Requests only read it, and reading headers is thread-safe.</summary>
    public static readonly EmptyContent Instance = new();

    private EmptyContent() => Headers.ContentLength = 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

#pragma warning disable CA2215 // a request disposes its content, but all requests share this instance
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215
}

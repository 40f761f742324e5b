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
    public bool HasLeft => _attempts > 0;

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

using GraphGateway.Getscreen.Payloads;
using Polly;
using Polly.Timeout;

namespace GraphGateway.Getscreen.Http;

/// <summary>A call's request, sent once in each attempt, and the time that the call has.</summary>
internal sealed class HttpExchange(HttpMessageInvoker http, HttpRequestMessage request, CallObserver? watch, bool readsBody, TimeProvider time)
{
    /// <summary>Where a resilience strategy finds the exchange of its call.</summary>
    public static readonly ResiliencePropertyKey<HttpExchange> Key = new("Getscreen.Exchange");

    private int _attempts;

    /// <summary>When the call must be over; set when its turn has come.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>Cancelled at the deadline.</summary>
    public CancellationToken Timeout { get; set; }

    /// <summary>Whether an attempt has been sent: a call that only waited for its turn has not.</summary>
    public bool HasLeft => _attempts > 0;

    /// <summary>Sends the request and reads the response to its end, so that a body that breaks off or stalls is a failed attempt.</summary>
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

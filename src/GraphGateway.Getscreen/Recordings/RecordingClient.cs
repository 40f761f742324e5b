using System.Net;
using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>
/// Downloads recordings. It follows redirects itself, to check each target against the allowed hosts before it sends anything there. The check
/// protects the API key.
/// </summary>
/// <param name="http">Creates the HTTP clients.</param>
/// <param name="hosts">The allowed hosts.</param>
/// <param name="options">The key placement and the timeout.</param>
/// <param name="time">The clock for timeouts.</param>
/// <param name="logger">Logs hosts that are not allowed; never a whole URL.</param>
public sealed partial class RecordingClient(IHttpClientFactory http, RecordingHosts hosts, IOptions<GetscreenOptions> options, TimeProvider time, ILogger<RecordingClient> logger)
{
    /// <summary>The client's name in <see cref="IHttpClientFactory"/>.</summary>
    internal const string ClientName = "Getscreen.Recordings";

    private const int MaxRedirects = 3;

    /// <summary>Requests a recording and waits for the response headers.</summary>
    /// <exception cref="GetscreenException">The recording does not exist, its host is not allowed, or the upstream failed.</exception>
    public async Task<Recording> OpenAsync(GetscreenAccount account, RecordingRequest request, CancellationToken cancellationToken)
    {
        var call = new GetscreenCall(request.Method, "the recording");
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new(call, await FollowAsync(call, account, request, deadline.Token), options.Value.Timeout, time);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw exception as GetscreenException ?? FailureMapper.FromException(call, exception, left: true);
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(GetscreenCall call, GetscreenAccount account, RecordingRequest request, CancellationToken cancellationToken)
    {
        var client = http.CreateClient(ClientName);
        var url = request.Url;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            Check(call, url, account);
            using var message = CreateMessage(request, url, account);
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (IsFinal(response.StatusCode))
                return response;
            using (response)
                url = Target(response, url) ?? throw FailureMapper.FromStatus(call, (int)response.StatusCode, RetryAfter.Of(response, time));
        }

        throw Rejected(call, $"redirected more than {MaxRedirects} times");
    }

    private void Check(GetscreenCall call, Uri url, GetscreenAccount account)
    {
        if (hosts.Allow(url, account.BaseAddress))
            return;
        LogHostNotAllowed(account.Name, url.Scheme, url.IdnHost);
        throw Rejected(call, "its host is not allowed. Recordings:AllowedHosts sets the allowed hosts");
    }

    private HttpRequestMessage CreateMessage(RecordingRequest request, Uri url, GetscreenAccount account)
    {
        var inQuery = options.Value.KeyPlacement is KeyPlacement.Query;
        var query = inQuery ? GetscreenCall.Join(url.Query, "apikey", account.ApiKey) : url.Query;
        var message = new HttpRequestMessage(request.Method, new UriBuilder(url) { Query = query, Fragment = "" }.Uri) { Content = EmptyContent.Instance };
        if (!inQuery)
            message.Headers.Add("X-Api-Key", account.ApiKey);
        // Byte ranges refer to the uncompressed file.
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static bool IsFinal(HttpStatusCode status) =>
        status is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.NotModified or HttpStatusCode.RequestedRangeNotSatisfiable;

    private static Uri? Target(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
        && Uri.TryCreate(from, location, out var target) ? target : null;

    private static GetscreenException Rejected(GetscreenCall call, string detail) => new(GetscreenFailure.BadPayload, call.Method, call.Path, detail);

    [LoggerMessage(
        EventId = 103,
        Level = LogLevel.Warning,
        Message = "Recording of {Account} not loaded: {Scheme}://{Host} is not allowed to receive the API key. Allowed are https hosts in Recordings:AllowedHosts")]
    private partial void LogHostNotAllowed(string account, string scheme, string host);
}

/// <summary>A request for a recording.</summary>
/// <param name="Method">GET, or HEAD for the headers only.</param>
/// <param name="Url">The recording's URL, from <c>history/list</c>.</param>
/// <param name="Headers">The range and conditional headers.</param>
public sealed record RecordingRequest(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Returns the request's method, without its URL.</summary>
    public override string ToString() => $"{nameof(RecordingRequest)} {Method}";
}

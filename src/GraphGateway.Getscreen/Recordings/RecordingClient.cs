using System.Net;
using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>
/// Opens recordings where they lie. It follows redirects by hand, so that each step is held against the list of hosts before
/// anything, the key above all, is sent there.
/// </summary>
/// <param name="http">Makes the HTTP clients.</param>
/// <param name="hosts">Where recordings may lie.</param>
/// <param name="options">Where the key goes, and for how long to wait.</param>
/// <param name="time">The clock of the deadlines.</param>
/// <param name="logger">Where a host is named that is not on the list; never a whole URL.</param>
public sealed partial class RecordingClient(IHttpClientFactory http, RecordingHosts hosts, IOptions<GetscreenOptions> options, TimeProvider time, ILogger<RecordingClient> logger)
{
    /// <summary>The name that <see cref="IHttpClientFactory"/> knows the client by.</summary>
    internal const string ClientName = "Getscreen.Recordings";

    private const int MostRedirects = 3;

    /// <summary>Asks for a recording and waits for the headers of the answer.</summary>
    /// <exception cref="GetscreenException">There is none, it lies where the key may not go, or the upstream failed.</exception>
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
            throw exception as GetscreenException ?? FailureMapper.Of(call, exception, left: true);
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(GetscreenCall call, GetscreenAccount account, RecordingRequest request, CancellationToken cancellationToken)
    {
        var client = http.CreateClient(ClientName);
        var url = request.Url;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            Check(call, url, account);
            using var message = Message(request, url, account);
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (IsAnswer(response.StatusCode))
                return response;
            using (response)
                url = Target(response, url) ?? throw FailureMapper.OfStatus(call, (int)response.StatusCode, RetryAfter.Of(response, time));
        }

        throw Misled(call, $"it is redirected more than {MostRedirects} times");
    }

    private void Check(GetscreenCall call, Uri url, GetscreenAccount account)
    {
        if (hosts.Allow(url, account.BaseAddress))
            return;
        LogElsewhere(account.Name, url.Scheme, url.IdnHost);
        throw Misled(call, "it lies on a host that is not allowed");
    }

    private HttpRequestMessage Message(RecordingRequest request, Uri url, GetscreenAccount account)
    {
        var inQuery = options.Value.KeyPlacement is KeyPlacement.Query;
        var query = inQuery ? GetscreenCall.Join(url.Query, "apikey", account.ApiKey) : url.Query;
        var message = new HttpRequestMessage(request.Method, new UriBuilder(url) { Query = query, Fragment = "" }.Uri) { Content = EmptyContent.Instance };
        if (!inQuery)
            message.Headers.Add("X-Api-Key", account.ApiKey);
        // A range is one of the file as it is, not of a compressed form of it.
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static bool IsAnswer(HttpStatusCode status) =>
        status is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.NotModified or HttpStatusCode.RequestedRangeNotSatisfiable;

    private static Uri? Target(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
        && Uri.TryCreate(from, location, out var target) ? target : null;

    private static GetscreenException Misled(GetscreenCall call, string detail) => new(GetscreenFailure.BadPayload, call.Method, call.Path, detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A recording of {Account} was not loaded: it lies on {Scheme}://{Host}, where the key may not go")]
    private partial void LogElsewhere(string account, string scheme, string host);
}

using GraphGateway.Getscreen.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen;

/// <summary>Hands out the clients of accounts.</summary>
/// <param name="http">Makes the HTTP clients.</param>
/// <param name="options">How calls are made.</param>
/// <param name="time">The clock of the deadlines.</param>
/// <param name="logger">Where calls are noted, without keys.</param>
public sealed class GetscreenClients(IHttpClientFactory http, IOptions<GetscreenOptions> options, TimeProvider time, ILogger<GetscreenClient> logger)
{
    // One for all: it holds nothing of an account, and what is below it is shared anyway. Made with the first call, for it delays the start.
    private readonly Lazy<HttpClient> _http = new(() => http.CreateClient(GetscreenHttp.ClientName));

    /// <summary>The client of an account; calls of one account share its breaker and its limit of concurrent calls.</summary>
    /// <param name="account">The account.</param>
    /// <param name="watch">Who watches this client's calls; null where nobody does.</param>
    public GetscreenClient For(GetscreenAccount account, CallWatch? watch = null) =>
        new(new GetscreenHttp(_http.Value, account, watch, options.Value, time, logger));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>Registers the client of recordings.</summary>
public static class RecordingClientRegistration
{
    /// <summary>Adds <see cref="RecordingClient"/>; it needs <see cref="RecordingHosts"/> and what AddGetscreen registers.</summary>
    public static IServiceCollection AddRecordingClient(this IServiceCollection services)
    {
        services.AddSingleton<RecordingClient>();
        services.AddHttpClient(RecordingClient.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // they would write URLs, and the key stands in the URL
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, // a redirect would carry the key to wherever it points
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.None,
                ConnectTimeout = provider.GetRequiredService<IOptions<GetscreenOptions>>().Value.AttemptTimeout,
                MaxResponseDrainSize = 0, // who leaves a recording wants no more of it
                ActivityHeadersPropagator = null, // traces would tell where the recording lies
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), // nothing is retried, so connections that the server is about to close are not used
            }.WithUpstreamProxy(provider.GetRequiredService<IOptions<GetscreenOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the pooled connections' lifetime follows DNS already
        return services;
    }
}

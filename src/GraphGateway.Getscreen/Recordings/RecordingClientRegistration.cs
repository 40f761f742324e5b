using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>Registers the client for recordings.</summary>
public static class RecordingClientRegistration
{
    /// <summary>Adds <see cref="RecordingClient"/>. It requires <see cref="RecordingHosts"/> and the services of AddGetscreen.</summary>
    public static IServiceCollection AddRecordingClient(this IServiceCollection services)
    {
        services.AddSingleton<RecordingClient>();
        services.AddHttpClient(RecordingClient.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // they would log URLs, and a URL contains the key
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, // a redirect would send the key to its target
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.None,
                ConnectTimeout = provider.GetRequiredService<IOptions<GetscreenOptions>>().Value.AttemptTimeout,
                MaxResponseDrainSize = 0, // do not drain the rest of a recording if the caller cancels it
                ActivityHeadersPropagator = null, // a span would record the recording's URL
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), // recordings are not retried, so do not reuse a connection that the server is about to close
            }.WithUpstreamProxy(provider.GetRequiredService<IOptions<GetscreenOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // PooledConnectionLifetime already picks up DNS changes
        return services;
    }
}

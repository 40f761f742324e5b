using System.Net;
using System.Net.Sockets;
using GraphGateway.Hosting;
using GraphGateway.Http.Limits;
using GraphGateway.Http.WebSockets;
using GraphGateway.Playground;
using GraphGateway.Settings;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http;

internal static class HttpRegistration
{
    // A body above Http:MaxBodyBytes is rejected at once, but Kestrel still reads up to this size. A client that is disconnected while it sends
    // never reads the error response.
    private const int MinReadBytes = 30_000_000;
    private const int InputBufferBytes = 128 * 1024;
    private const int SendBufferBytes = 128 * 1024;

    public static IServiceCollection AddGraphQLOverHttp(this IServiceCollection services)
    {
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section).ValidateDataAnnotations()
            .ValidateEach(http => http.KnownProxies.Where(proxy => !ForwardedHeadersSetup.IsProxy(proxy)).Select(proxy => $"Http:KnownProxies contains '{proxy}'. It must contain only IP addresses or networks, such as 10.0.0.5 or 10.0.0.0/8."))
            .ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<HttpOptions>>((forwarded, http) => ForwardedHeadersSetup.Trust(forwarded, http.Value.KnownProxies));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpOptions>, TcpConnectionLimiter>((kestrel, http, connections) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Math.Max(http.Value.MaxBodyBytes, MinReadBytes);
            kestrel.Limits.BoundBuffers();
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(connections.Before));
        });
        services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = Listen);
        services.AddHttpContextAccessor();
        services.AddAllowedHosts();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PendingByteBudget>();
        services.AddSingleton<ClientConcurrencyLimits>();
        services.AddSingleton<TcpConnectionLimiter>();
        services.AddSingleton<ResponseSender>();
        services.AddSingleton<OperationReader>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<RequestRateLimiter>();
        services.AddSingleton<LoadShedder>();
        services.AddSingleton<StatusCodeMapper>();
        services.AddSingleton<ResponseWriter>();
        services.AddSingleton<EventStreamWriter>();
        services.AddSingleton<SchemaDownload>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<ServerMessages>();
        services.AddSingleton<WebSocketEndpoint>();
        // Detects a client that disappeared without closing the connection.
        services.Configure<WebSocketOptions>(sockets => (sockets.KeepAliveInterval, sockets.KeepAliveTimeout) = (TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)));
        services.AddCompression();
        return services;
    }

    // Bounds the unread data that Kestrel buffers per connection. The defaults buffer 1 MB of input, over HTTP/1.1 and HTTP/2.
    private static void BoundBuffers(this KestrelServerLimits limits)
    {
        (limits.MaxRequestBufferSize, limits.MaxResponseBufferSize) = (InputBufferBytes, ResponseSender.PartBytes);
        (limits.Http2.InitialConnectionWindowSize, limits.Http2.InitialStreamWindowSize) = (2 * InputBufferBytes, InputBufferBytes);
    }

    // Accepted connections inherit the send buffer size. Otherwise the kernel buffers megabytes for a slow client, and they count against the container's
    // memory limit.
    private static Socket Listen(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (endpoint is IPEndPoint)
            socket.SendBufferSize = SendBufferBytes;
        return socket;
    }

    // Enabled over HTTPS too. A BREACH attack, which infers a secret from the compressed length, does not apply: a web page cannot make a browser
    // send an authenticated request, because the gateway does not use cookies as credentials.
    private static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypes.Json, MediaTypes.GraphQLResponse];
        });
        services.AddSingleton<IResponseCompressionProvider, ResponseCompressionSetup>();
    }

    public static void MapGraphQL(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        var sockets = routes.ServiceProvider.GetRequiredService<WebSocketEndpoint>();
        var page = routes.ServiceProvider.GetRequiredService<PlaygroundPage>();
        routes.Map(GraphQLEndpoint.Path, (HttpContext context) => context.Request switch
        {
            _ when context.WebSockets.IsWebSocketRequest => sockets.HandleAsync(context),
            var request when page.Matches(request) => page.WriteAsync(context),
            var request when SchemaDownload.Matches(request) => endpoint.HandleSchemaAsync(context),
            _ => endpoint.HandleAsync(context),
        });
        routes.Map(GraphQLEndpoint.PathOfDocuments, endpoint.HandleAsync);
    }
}

using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen;

/// <summary>Configures the proxy of HTTP handlers for the upstream.</summary>
public static class UpstreamProxyExtensions
{
    /// <summary>Sets the handler's proxy to <see cref="GetscreenOptions.Proxy"/>.</summary>
    public static SocketsHttpHandler WithUpstreamProxy(this SocketsHttpHandler handler, GetscreenOptions options)
    {
        handler.Proxy = UpstreamProxy.Create(options.Proxy);
        handler.UseProxy = handler.Proxy is not null;
        return handler;
    }
}

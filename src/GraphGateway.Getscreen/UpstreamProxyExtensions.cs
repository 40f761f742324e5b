using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen;

/// <summary>Sets the proxy of handlers that reach the upstream.</summary>
public static class UpstreamProxyExtensions
{
    /// <summary>Lets the handler use the proxy of <see cref="GetscreenOptions.Proxy"/>.</summary>
    public static SocketsHttpHandler WithUpstreamProxy(this SocketsHttpHandler handler, GetscreenOptions options)
    {
        handler.Proxy = UpstreamProxy.Create(options.Proxy);
        handler.UseProxy = handler.Proxy is not null;
        return handler;
    }
}

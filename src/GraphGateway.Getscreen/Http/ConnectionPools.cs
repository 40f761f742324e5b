namespace GraphGateway.Getscreen.Http;

/// <summary>
/// The connections to the upstream, all accounts' together. POSTs have connections of their own: one that fails is not retried, so they avoid
/// connections that have been idle for longer than servers usually keep them.
/// </summary>
/// <param name="handlers">Makes the handlers, which own the connections.</param>
internal sealed class ConnectionPools(IHttpMessageHandlerFactory handlers)
{
    /// <summary>The name of the handler of GETs.</summary>
    public const string Gets = "Getscreen.Get";

    /// <summary>The name of the handler of POSTs.</summary>
    public const string Posts = "Getscreen.Post";

    // Made with the first call, because it delays the start.
    private readonly Lazy<HttpMessageInvoker> _gets = new(() => Invoker(handlers, Gets));
    private readonly Lazy<HttpMessageInvoker> _posts = new(() => Invoker(handlers, Posts));

    /// <summary>Sends requests of a method.</summary>
    public HttpMessageInvoker For(HttpMethod method) => method == HttpMethod.Post ? _posts.Value : _gets.Value;

    private static HttpMessageInvoker Invoker(IHttpMessageHandlerFactory handlers, string name) => new(handlers.CreateHandler(name), disposeHandler: false);
}

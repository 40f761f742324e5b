namespace GraphGateway.Getscreen.Http;

/// <summary>
/// The HTTP connection pools to the upstream, shared by all accounts. POSTs have a separate pool: a POST is never retried, so it must not use
/// a connection that was idle for longer than servers usually keep it open.
/// </summary>
/// <param name="handlers">Creates the handlers, which own the connections.</param>
internal sealed class ConnectionPools(IHttpMessageHandlerFactory handlers)
{
    /// <summary>The name of the handler for GETs.</summary>
    public const string Gets = "Getscreen.Get";

    /// <summary>The name of the handler for POSTs.</summary>
    public const string Posts = "Getscreen.Post";

    // Created on the first call, because creation would delay the server's start.
    private readonly Lazy<HttpMessageInvoker> _gets = new(() => CreateInvoker(handlers, Gets));
    private readonly Lazy<HttpMessageInvoker> _posts = new(() => CreateInvoker(handlers, Posts));

    /// <summary>Returns the invoker for an HTTP method.</summary>
    public HttpMessageInvoker For(HttpMethod method) => method == HttpMethod.Post ? _posts.Value : _gets.Value;

    private static HttpMessageInvoker CreateInvoker(IHttpMessageHandlerFactory handlers, string name) => new(handlers.CreateHandler(name), disposeHandler: false);
}

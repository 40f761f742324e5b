namespace GraphGateway.Hosting;

internal static class HttpRequestExtensions
{
    /// <summary>Whether the method is GET or HEAD. HEAD is handled like GET, and the web server omits the body.</summary>
    public static bool IsGetOrHead(this HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}

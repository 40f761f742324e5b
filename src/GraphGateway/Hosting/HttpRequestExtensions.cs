namespace GraphGateway.Hosting;

internal static class HttpRequestExtensions
{
    /// <summary>Whether a request only reads. HEAD is answered like GET; the web server leaves the body out.</summary>
    public static bool IsGetOrHead(this HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}

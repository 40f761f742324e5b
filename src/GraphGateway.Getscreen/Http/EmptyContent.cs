using System.Net;

namespace GraphGateway.Getscreen.Http;

/// <summary>
/// An empty request body, set on every request. <see cref="SocketsHttpHandler"/> resends a request without content up to three times if its
/// connection closes before the first byte of the response. It never resends a request that has content, even empty content.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    /// <summary>The shared instance. Requests only read it, and reading headers is thread-safe.</summary>
    public static readonly EmptyContent Instance = new();

    private EmptyContent() => Headers.ContentLength = 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

#pragma warning disable CA2215 // a request disposes its content, but all requests share this instance
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215
}

using System.Net;

namespace GraphGateway.Getscreen.Http;

/// <summary>
/// A content of no bytes, for every request. <see cref="SocketsHttpHandler"/> resends a request without content, up to three times, when its
/// connection ends before the first byte of the response. It never resends a request that has a content.
/// </summary>
internal sealed class EmptyContent : HttpContent
{
    /// <summary>The one instance: requests only read it, and reading headers is thread-safe.</summary>
    public static readonly EmptyContent Instance = new();

    private EmptyContent() => Headers.ContentLength = 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }

#pragma warning disable CA2215 // a request disposes of its content, and this one belongs to all requests
    protected override void Dispose(bool disposing)
    {
    }
#pragma warning restore CA2215
}

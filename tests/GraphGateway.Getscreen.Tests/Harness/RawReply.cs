using System.Text;

namespace GraphGateway.Getscreen.Tests.Harness;

/// <summary>What a request is answered with, and what becomes of the connection.</summary>
internal sealed record RawReply(string Text, ConnectionEnd End)
{
    /// <summary>A whole answer; the connection may be used again.</summary>
    public static RawReply Json(string body, ConnectionEnd end = ConnectionEnd.KeepAlive) =>
        new($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", end);

    /// <summary>The headers of an answer of 100 bytes, and the beginning of its body.</summary>
    public static RawReply BrokenBody(ConnectionEnd end) => new("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"data\":[", end);

    /// <summary>A chunked answer that breaks off between two chunks.</summary>
    public static RawReply BrokenChunks(ConnectionEnd end) => new("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"data\":[\r\n", end);
}

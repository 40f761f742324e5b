namespace GraphGateway.Http.WebSockets;

/// <summary>A protocol violation by the client. The socket is closed with the close code that the protocol defines for it.</summary>
internal sealed class ProtocolException(SocketCloseReason end) : Exception(end.Reason)
{
    public SocketCloseReason End => end;
}

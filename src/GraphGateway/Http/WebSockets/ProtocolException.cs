namespace GraphGateway.Http.WebSockets;

/// <summary>The client did what the protocol forbids; the socket ends with what the protocol has for that.</summary>
internal sealed class ProtocolException(SocketCloseReason end) : Exception(end.Reason)
{
    public SocketCloseReason End => end;
}

using System.Net.WebSockets;

namespace GraphGateway.Http.WebSockets;

/// <summary>Why a WebSocket is closed: the close code and a short reason.</summary>
internal sealed record SocketCloseReason(int Code, string Reason)
{
    /// <summary>The client has closed the socket, or the connection is lost.</summary>
    public static SocketCloseReason ClientClosed { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    /// <summary>The server shuts down.</summary>
    public static SocketCloseReason GoingAway { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "Going away");

    public static SocketCloseReason InternalError { get; } = new(4500, "Internal server error");

    public static SocketCloseReason Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketCloseReason Expired { get; } = new(4401, "The credentials have expired");

    public static SocketCloseReason Forbidden { get; } = new(4403, "Forbidden");

    /// <summary>Invalid credentials, from an address that has sent too many invalid ones.</summary>
    public static SocketCloseReason TooManyRequests { get; } = new(4403, "Too many requests");

    public static SocketCloseReason WrongProtocol { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketCloseReason InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketCloseReason SecondInit { get; } = new(4429, "Too many initialisation requests");

    public static SocketCloseReason Invalid(string what) => new(4400, what);

    public static SocketCloseReason TooBig(int limit) => new((int)WebSocketCloseStatus.MessageTooBig, $"A message has at most {limit} bytes");

    /// <summary>The message limit before the socket is initialised was exceeded.</summary>
    public static SocketCloseReason TooBigBeforeAck(int limit) => new((int)WebSocketCloseStatus.MessageTooBig, $"Before connection_ack a message has at most {limit} bytes");

    public static SocketCloseReason TooManySockets(int limit) => new(4503, $"The caller has {limit} sockets open, as many as Http:MaxSocketsPerCaller allows. Close some");

    public static SocketCloseReason Overloaded { get; } = new(4503, "The message does not fit into Http:MaxPendingBytes or the share of its caller or account");

    public static SocketCloseReason IdInUse(string id) => new(4409, $"Subscriber for {id} already exists");
}

/// <summary>A protocol violation by the client. The socket is closed with the close code that the protocol defines for it.</summary>
internal sealed class ProtocolException(SocketCloseReason end) : Exception(end.Reason)
{
    public SocketCloseReason End => end;
}

namespace GraphGateway.Getscreen;

/// <summary>Callbacks that observe the calls of a client.</summary>
/// <param name="Starting">Called before each call. An exception stops the call before anything is sent, and propagates unchanged.</param>
/// <param name="Leaving">Called before each attempt is sent, with the attempt's number: 1, or more if a GET is retried.</param>
public sealed record CallObserver(Action Starting, Action<int> Leaving);

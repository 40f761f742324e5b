namespace GraphGateway.Getscreen;

/// <summary>Watches the calls of a client.</summary>
/// <param name="Starting">Told before each call. What it throws ends the call before anything is sent, and reaches the caller as it is.</param>
/// <param name="Leaving">Told of each attempt that is sent, with its number: 1, or more where a GET is tried again.</param>
public sealed record CallObserver(Action Starting, Action<int> Leaving);

namespace GraphGateway.Callers;

/// <summary>Provides the caller of a request after authentication.</summary>
internal sealed class CallerAccessor
{
    private Caller? _caller;

    /// <summary>The caller, or null if the request was rejected before authentication.</summary>
    public Caller? Known => _caller;

    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException("The request has not been authenticated yet.");
        set => _caller = value;
    }
}

namespace GraphGateway.Callers;

/// <summary>Holds a request's caller, once the request has shown who it is.</summary>
internal sealed class CallerAccessor
{
    private Caller? _caller;

    /// <summary>The caller; null where the request was refused before it showed one.</summary>
    public Caller? Known => _caller;

    public Caller Caller
    {
        get => _caller ?? throw new InvalidOperationException("The request has not been authenticated yet.");
        set => _caller = value;
    }
}

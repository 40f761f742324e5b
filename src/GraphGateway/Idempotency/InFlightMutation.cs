namespace GraphGateway.Idempotency;

/// <summary>An intention that is being carried out, for the first who sent it and all who repeat it meanwhile.</summary>
internal sealed class InFlightMutation(string fingerprint, Func<Task<object>> start)
{
    private readonly Lazy<Task<object>> _landing = new(start);

    /// <summary>The input that it was sent with.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>What comes of it; the first who asks starts it.</summary>
    public Task<object> Completion => _landing.Value;
}

namespace GraphGateway.Idempotency;

/// <summary>A mutation that is being executed. The first request and all concurrent repeats wait for it.</summary>
internal sealed class InFlightMutation(string fingerprint, Func<Task<object>> start)
{
    private readonly Lazy<Task<object>> _completion = new(start);

    /// <summary>The fingerprint of its input.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>The result. The first access starts the mutation.</summary>
    public Task<object> Completion => _completion.Value;
}

using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>
/// How much time a request may compute: filter and sort lists, and write its response, all entries of a batch together. Waiting for the
/// upstream is not counted. The time is taken while a thread is in such a section, because the runtime cannot tell the CPU time of a request.
/// </summary>
#pragma warning disable CA1001 // it has no timer, and a section may still end after its request
internal sealed class ComputeBudget(IOptions<OperationsOptions> options, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _exhausted = new();
    private long _remainingTicks = options.Value.CpuTimeout.Ticks;

    /// <summary>Cancelled when the budget is exhausted.</summary>
    public CancellationToken Exhausted => _exhausted.Token;

    /// <summary>The error of an operation that was stopped because the budget was exhausted.</summary>
    public GatewayError Error => new(
        ErrorCodes.OperationTimeout,
        $"The request took longer than the {options.Value.CpuTimeout.TotalSeconds:0.###} seconds allowed to filter, sort and write its rows, and was stopped. Use fewer conditions, sort terms and aliases, or smaller pages.");

    /// <summary>Begins a section that is charged to the budget.</summary>
    /// <param name="cancellationToken">The operation's token. It must be linked with <see cref="Exhausted"/>.</param>
    public ComputeSection Begin(CancellationToken cancellationToken) => new(this, time, cancellationToken);

    /// <summary>Charges time; sections of several threads may.</summary>
    public void Spend(TimeSpan elapsed)
    {
        if (Interlocked.Add(ref _remainingTicks, -elapsed.Ticks) < 0)
            _exhausted.Cancel();
    }
}

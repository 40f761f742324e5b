using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>
/// The compute time limit of a request: to filter and sort lists and to serialize the response. All entries of a request batch share it. Time that is
/// spent on upstream calls does not count. Each section measures elapsed time on its thread, because .NET cannot report the CPU time of a request.
/// </summary>
#pragma warning disable CA1001 // the source has no timer, and a section can end after its request
internal sealed class ComputeBudget(IOptions<OperationsOptions> options, TimeProvider time)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _exhausted = new();
    private long _remainingTicks = options.Value.CpuTimeout.Ticks;

    /// <summary>A token that is cancelled when the budget is exhausted.</summary>
    public CancellationToken Exhausted => _exhausted.Token;

    /// <summary>The error of an operation that was stopped because the budget was exhausted.</summary>
    public GatewayError Error => new(
        ErrorCodes.OperationTimeout,
        $"The request took longer than the {options.Value.CpuTimeout.TotalSeconds:0.###} seconds allowed to filter, sort and serialize its rows, and was stopped. "
        + "Use fewer conditions, sort terms and aliases, or smaller pages.");

    /// <summary>Starts a section whose time is charged to the budget.</summary>
    /// <param name="cancellationToken">The operation's token. It must be linked to <see cref="Exhausted"/>.</param>
    public ComputeSection Begin(CancellationToken cancellationToken) => new(this, time, cancellationToken);

    /// <summary>Charges time to the budget. Thread-safe.</summary>
    public void Spend(TimeSpan elapsed)
    {
        if (Interlocked.Add(ref _remainingTicks, -elapsed.Ticks) < 0)
            _exhausted.Cancel();
    }
}

/// <summary>A synchronous part of a request whose time is charged to its <see cref="ComputeBudget"/>, until it is disposed. Each row or comparison is a step.</summary>
internal sealed class ComputeSection(ComputeBudget budget, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    // Reading the clock costs as much as a dozen comparisons. A step through the largest filter takes 0.1 ms.
    private const int StepsPerCharge = 128;

    private long _lastCharge = time.GetTimestamp();
    private int _steps;

    /// <summary>Counts a step, charges the time every <see cref="StepsPerCharge"/> steps and checks for cancellation.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled, or the request's budget is exhausted.</exception>
    public void Step()
    {
        if (++_steps % StepsPerCharge == 0)
            Charge();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => Charge();

    private void Charge()
    {
        var now = time.GetTimestamp();
        budget.Spend(time.GetElapsedTime(_lastCharge, now));
        _lastCharge = now;
    }
}

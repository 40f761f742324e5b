using GraphGateway.Errors;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>The upstream calls of a request's operation: estimated before execution, and counted during execution because an estimate can be too low.</summary>
internal sealed class OperationCost(IOptions<OperationsOptions> options)
{
    // The entries of a request batch share an upstream client and a call budget. The async context shows which entry makes a call.
    private readonly AsyncLocal<OperationCost?> _entry = new();
    private int _limit = options.Value.MaxUpstreamCalls;
    private int _claimed;
    private int _calls;
    private int _cached;

    /// <summary>The estimated maximum number of upstream calls, or null if the operation was not estimated.</summary>
    public int? Estimate { get; set; }

    /// <summary>The number of upstream calls sent, including retries.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The number of upstream reads without a call of their own: from the cache, or from the in-flight read of another request.</summary>
    public int Cached => Volatile.Read(ref _cached);

    /// <summary>The observer that counts the calls of the request's upstream client.</summary>
    public CallObserver Observer => new(Claim, Count);

    /// <summary>Sets the shared call budget of a request batch: the sum of the budgets of its entries.</summary>
    public void ShareBudget(int entries) => _limit = SaturatingMath.Multiply(_limit, entries);

    /// <summary>Starts an entry of a request batch. All calls in the async context of the caller now count for this entry.</summary>
    public OperationCost BeginEntry() => _entry.Value = new(options);

    /// <summary>Claims an upstream call that several requests share and that another client makes. It counts against the budget too.</summary>
    public CallObserver ClaimShared()
    {
        Claim();
        var entry = _entry.Value;
        return new(static () => { }, attempt => Count(attempt, entry));
    }

    /// <summary>Releases a claim if the call was not made.</summary>
    public void ReleaseClaim() => Interlocked.Decrement(ref _claimed);

    public void CountCached()
    {
        Interlocked.Increment(ref _cached);
        _entry.Value?.CountCached();
    }

    // A call is claimed before it is sent, so that parallel calls cannot exceed the budget.
    private void Claim()
    {
        if (Interlocked.Increment(ref _claimed) > _limit)
            throw new CallBudgetExceededException(_limit);
    }

    private void Count(int attempt) => Count(attempt, _entry.Value);

    private void Count(int attempt, OperationCost? entry)
    {
        Interlocked.Increment(ref _calls);
        if (attempt > 1)
            Interlocked.Increment(ref _claimed);
        entry?.Count(attempt);
    }
}

using GraphGateway.Errors;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Limits;

/// <summary>What a request's operation costs upstream: estimated before it runs, and counted while it does, for no estimate sees all.</summary>
internal sealed class OperationCost(IOptions<OperationsOptions> options)
{
    // The entries of a batch share a client, and with it what may be asked of it. Whose call it is shows in who makes it.
    private readonly AsyncLocal<OperationCost?> _entry = new();
    private int _limit = options.Value.MaxUpstreamCalls;
    private int _claimed;
    private int _calls;
    private int _cached;

    /// <summary>How many calls the operation takes at most; null where it never came to be estimated.</summary>
    public int? Estimate { get; set; }

    /// <summary>How many calls have left, every attempt of a retried one among them.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>How many answers of the upstream were had without a call: they were held, or on their way for another request.</summary>
    public int Cached => Volatile.Read(ref _cached);

    /// <summary>Counts the calls of the request's client.</summary>
    public CallObserver Watch => new(Claim, Count);

    /// <summary>Lets the entries of a batch take together what they might take one by one.</summary>
    public void Share(int entries) => _limit = SaturatingMath.Multiply(_limit, entries);

    /// <summary>Begins an entry of a batch: what the asynchronous method that calls this starts from now on is the entry's.</summary>
    public OperationCost BeginEntry() => _entry.Value = new(options);

    /// <summary>Claims a call that is made for others too, and not by the request's client. It counts all the same.</summary>
    public CallObserver ClaimShared()
    {
        Claim();
        var entry = _entry.Value;
        return new(static () => { }, attempt => Count(attempt, entry));
    }

    /// <summary>Gives back a claim of which no call came.</summary>
    public void GiveBack() => Interlocked.Decrement(ref _claimed);

    public void CountCached()
    {
        Interlocked.Increment(ref _cached);
        _entry.Value?.CountCached();
    }

    // Claimed before it leaves: of calls that start side by side none may slip through.
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

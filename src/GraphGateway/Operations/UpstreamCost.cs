using GraphGateway.Errors;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Operations;

/// <summary>What a request's operation costs upstream: estimated before it runs, and counted while it does, for no estimate sees all.</summary>
internal sealed class UpstreamCost(IOptions<OperationsOptions> options)
{
    private readonly int _limit = options.Value.MaxUpstreamCalls;
    private int _claimed;
    private int _calls;

    /// <summary>How many calls the operation takes at most; null where it never came to be estimated.</summary>
    public int? Estimate { get; set; }

    /// <summary>How many calls have left, every attempt of a retried one among them.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Counts the calls of the request's client.</summary>
    public CallWatch Watch => new(Claim, Count);

    // Claimed before it leaves: of calls that start side by side none may slip through.
    private void Claim()
    {
        if (Interlocked.Increment(ref _claimed) > _limit)
            throw new TooManyCallsException(_limit);
    }

    private void Count(int attempt)
    {
        Interlocked.Increment(ref _calls);
        if (attempt > 1)
            Interlocked.Increment(ref _claimed);
    }
}

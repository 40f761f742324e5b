namespace GraphGateway.Getscreen.Resilience;

/// <summary>
/// What an account may spend on retries: each call pays a part of one in, each retry takes one out. While little fails it is never
/// felt; when much fails, retries stop before they become a load of their own. Safe to use from many threads.
/// </summary>
/// <param name="share">What a call pays in.</param>
internal sealed class RetryBudget(double share)
{
    /// <summary>How many retries are there at the start, and at most.</summary>
    public const int Reserve = 20;

    private readonly Lock _gate = new();
    private double _left = Reserve;

    public void PayIn()
    {
        lock (_gate)
            _left = Math.Min(Reserve, _left + share);
    }

    /// <summary>Takes a retry out; false where none is left.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_left < 1)
                return false;
            _left--;
            return true;
        }
    }
}

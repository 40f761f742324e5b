using GraphGateway.Caching;


namespace GraphGateway.ResponseCaching;

/// <summary>
/// Whole answers to requests that were made before, byte by byte. Each is as good as a new one for as long as the data that it was
/// made of is what a new one would be made of. The oldest of an account make room for new ones.
/// </summary>
internal sealed class ResponseCache(CacheSizeLimits bounds, TimeProvider time) : IExpiringCache
{
    // What an answer takes beside its bytes and its request's, and for each entry that it is made of.
    private const int Overhead = 200;
    private const int OverheadOfEntry = 32;

    // One that takes a large part of the room would only drive the others out.
    private const int LargestPart = 8;

    private readonly CacheSizeLimit _bound = bounds.Answers;
    private readonly BoundedCache<byte[], CachedResponse> _answers = new(bounds.Answers, comparer: new ResponseCacheKeyComparer());
    private int _given;

    /// <summary>Whether none are kept.</summary>
    public bool IsOff => _bound.Total == 0;

    /// <summary>How many bytes are held.</summary>
    public long Bytes => _answers.Bytes;

    /// <summary>How many were given again.</summary>
    public int Given => Volatile.Read(ref _given);

    /// <summary>The answer to a request; null where it has to be made.</summary>
    public CachedResponse? Find(ReadOnlySpan<byte> request)
    {
        if (_answers.FindBy(request) is not { } answer || !answer.IsCurrent(time.GetUtcNow()))
            return null;
        Interlocked.Increment(ref _given);
        return answer;
    }

    /// <summary>Keeps an answer, if what it was made of allows that.</summary>
    /// <param name="request">All of the request that decides its answer.</param>
    /// <param name="account">The name of the account that it was made for.</param>
    /// <param name="body">The answer.</param>
    /// <param name="operationName">The operation's name.</param>
    /// <param name="used">What the answer was made of.</param>
    public void Keep(ReadOnlySpan<byte> request, string account, ReadOnlySpan<byte> body, string? operationName, ResponseDependencies used)
    {
        var now = time.GetUtcNow();
        if (used.Kept is not { } kept || now >= kept.RefreshFrom)
            return;
        var size = request.Length + body.Length + Overhead + ((operationName?.Length ?? 0) * sizeof(char)) + (kept.Entries.Count * OverheadOfEntry);
        if (size > _bound.PerAccount / LargestPart)
            return;
        RemoveExpired();
        CacheEntryValidity[] entries = [.. kept.Entries.Select(entry => entry.Validity)];
        _answers.Set(request.ToArray(), new(body.ToArray(), operationName, entries, now + used.FreshnessAt(now), kept.RefreshFrom), account, size);
    }

    /// <summary>Removes answers that are of no use any more. Only the oldest are looked at, for answers live for seconds.</summary>
    public void RemoveExpired()
    {
        var now = time.GetUtcNow();
        _answers.RemoveOldestWhile(answer => !answer.IsCurrent(now));
    }
}

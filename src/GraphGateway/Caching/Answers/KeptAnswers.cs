using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GraphGateway.Caching.Answers;

/// <summary>
/// Whole answers to requests that were made before, byte by byte. Each is as good as a new one for as long as the data that it was
/// made of is what a new one would be made of. The oldest make room for new ones.
/// </summary>
internal sealed class KeptAnswers(IOptions<CachingOptions> options, TimeProvider time)
{
    // What an answer takes beside its bytes and its request's.
    private const int Overhead = 500;

    private static readonly RequestBytes _comparer = new();

    private readonly long _maxBytes = options.Value.MaxAnswerBytes;
    private readonly ConcurrentDictionary<byte[], KeptAnswer> _answers = new(_comparer);
    private readonly ConcurrentQueue<KeyValuePair<byte[], KeptAnswer>> _byAge = [];
    private long _bytes;
    private int _given;

    /// <summary>Whether none are kept.</summary>
    public bool IsOff => _maxBytes == 0;

    /// <summary>How many bytes are held.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>How many were given again.</summary>
    public int Given => Volatile.Read(ref _given);

    /// <summary>The answer to a request; null where it has to be made.</summary>
    public KeptAnswer? Find(ReadOnlySpan<byte> request)
    {
        if (!_answers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(request, out var answer) || !answer.IsCurrent(time.GetUtcNow()))
            return null;
        Interlocked.Increment(ref _given);
        return answer;
    }

    /// <summary>Keeps an answer, if what it was made of allows that.</summary>
    /// <param name="request">All of the request that decides its answer.</param>
    /// <param name="body">The answer.</param>
    /// <param name="operationName">The operation's name.</param>
    /// <param name="used">What the answer was made of.</param>
    public void Keep(ReadOnlySpan<byte> request, ReadOnlySpan<byte> body, string? operationName, DataUsed used)
    {
        var now = time.GetUtcNow();
        // One that takes a large part of the room would only drive the others out.
        if (request.Length + body.Length + Overhead > _maxBytes / 8 || used.Kept is not { } kept || now >= kept.RefreshFrom)
            return;
        var entry = KeyValuePair.Create(request.ToArray(), new KeptAnswer(body.ToArray(), operationName, kept.Entries, now + used.FreshnessAt(now), kept.RefreshFrom));
        _answers[entry.Key] = entry.Value;
        _byAge.Enqueue(entry);
        Interlocked.Add(ref _bytes, SizeOf(entry));
        MakeRoom(now);
    }

    // Whatever is at the front and of no use any more goes, too: answers live for seconds.
    private void MakeRoom(DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest) && (Bytes > _maxBytes || !oldest.Value.IsCurrent(now)) && _byAge.TryDequeue(out oldest))
        {
            _answers.TryRemove(oldest);
            Interlocked.Add(ref _bytes, -SizeOf(oldest));
        }
    }

    private static long SizeOf(KeyValuePair<byte[], KeptAnswer> entry) => entry.Key.Length + entry.Value.Body.Length + Overhead;
}

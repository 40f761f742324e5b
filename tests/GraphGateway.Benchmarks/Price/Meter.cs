using System.Collections.Concurrent;

namespace GraphGateway.Benchmarks.Price;

/// <summary>Notes the calls that pass, and slows each of them down, so that those that wait for one another can be told apart.</summary>
internal sealed class Meter
{
    // Long beside the time in which calls that go side by side set out, short beside a reader's patience.
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(100);

    // The world's clock stands still; the latency really passes.
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly ConcurrentQueue<(long Start, long End, long Bytes)> _calls = [];

    public Tally Tally => new(_calls.Count, _calls.Sum(call => call.Bytes), LongestChain());

    /// <summary>Forgets what has passed so far.</summary>
    public void Clear() => _calls.Clear();

    /// <summary>A handler whose calls this meter notes.</summary>
    public DelegatingHandler Handler() => new MeterHandler(this);

    private async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        await Task.Delay(_latency, _time, cancellationToken);
        var response = await send();
        // Reads the body to its end; whoever reads it after gets what is held.
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        _calls.Enqueue((start, _time.GetTimestamp(), body.Length));
        return response;
    }

    // The most calls of which each starts after the one before has ended: always take the one that ends next.
    private int LongestChain()
    {
        var (length, free) = (0, long.MinValue);
        foreach (var (_, end, _) in _calls.OrderBy(call => call.End).Where(call => call.Start >= free))
            (length, free) = (length + 1, end);
        return length;
    }

    private sealed class MeterHandler(Meter meter) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            meter.SendAsync(() => base.SendAsync(request, cancellationToken), cancellationToken);
    }
}

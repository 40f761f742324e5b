using System.Diagnostics;
using System.Globalization;

namespace GraphGateway.Benchmarks.Load;

/// <summary>A stretch of time in which connections ask one server as fast as it answers.</summary>
internal static class Round
{
    public static async Task<RoundResult> RunAsync(Participant participant, string path, IReadOnlyList<byte[]> bodies, int connections, TimeSpan length)
    {
        var calls = await CallsAsync(participant.Upstream);
        var requests = bodies.Select(body => LoadConnection.Request(participant.Server.Address, path, body)).ToArray();
        var (clock, cpu) = (Stopwatch.StartNew(), participant.Server.Cpu);
        var latencies = await Task.WhenAll(Enumerable.Range(0, connections).Select(index =>
            Task.Run(() => AskAsync(participant.Server.Address, requests, index, clock, length))));
        return new(
            clock.Elapsed.TotalSeconds,
            participant.Server.Cpu - cpu,
            await CallsAsync(participant.Upstream) - calls,
            [.. latencies.SelectMany(one => one)]);
    }

    private static async Task<List<double>> AskAsync(Uri address, byte[][] requests, int next, Stopwatch clock, TimeSpan length)
    {
        using var connection = await LoadConnection.OpenAsync(address);
        var latencies = new List<double>();
        while (clock.Elapsed < length)
        {
            var started = Stopwatch.GetTimestamp();
            await connection.AskAsync(requests[next++ % requests.Length]);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return latencies;
    }

    /// <summary>How often an upstream has been asked.</summary>
    public static async Task<long> CallsAsync(ServerProcess upstream)
    {
        using var http = new HttpClient();
        return long.Parse(await http.GetStringAsync(new Uri(upstream.Address, "calls")), CultureInfo.InvariantCulture);
    }
}

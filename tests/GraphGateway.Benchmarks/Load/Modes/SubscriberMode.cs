using System.Diagnostics;
using System.Text.Json;

namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>What listeners cost: streams of events of agents that change, over one account in which something changes every five seconds.</summary>
internal static class SubscriberMode
{
    private static readonly int[] _listeners = [1, 10, 100, 1_000, 10_000];
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(10);
    private static readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new { query = "subscription { agentChanged { kind agent { databaseId online } } }" });

    public static async Task<string> RunAsync(LoadOptions options)
    {
        var table = new MarkdownTable(0, "listeners", "seconds to connect", "events/s", "CPU ms/s", "MB", "upstream calls/s");
        foreach (var listeners in _listeners)
        {
            await using var upstream = await Servers.UpstreamAsync(options.ServerGc, activity: "Slow");
            await using var gateway = await Servers.GatewayAsync(upstream, options.ServerGc, caching: true, "--Subscriptions:Interval=00:00:01");
            await MeasureAsync(table, new("gateway", gateway, _ => "/graphql", upstream), listeners, _length);
        }

        return $"{table}\n\nSomething changes every five seconds, and is told to all; the account is read each second.";
    }

    private static async Task MeasureAsync(MarkdownTable table, Participant gateway, int listeners, TimeSpan length)
    {
        using var end = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var events = new Counter();
        var streams = new List<Task>(listeners);
        foreach (var chunk in Enumerable.Range(0, listeners).Chunk(100))
        {
            var opened = await Task.WhenAll(chunk.Select(_ => OpenAsync(gateway.Server.Address)));
            streams.AddRange(opened.Select(connection => ListenAsync(connection, events, end.Token)));
        }

        var connecting = clock.Elapsed.TotalSeconds;
        var (before, cpu, started) = (events.Value, gateway.Server.Cpu, clock.Elapsed);
        var calls = await Round.CallsAsync(gateway.Upstream);
        await Task.Delay(length);
        var seconds = (clock.Elapsed - started).TotalSeconds;
        table.Add(
            listeners,
            connecting,
            (events.Value - before) / seconds,
            (gateway.Server.Cpu - cpu).TotalMilliseconds / seconds,
            Math.Round(gateway.Server.Megabytes),
            (await Round.CallsAsync(gateway.Upstream) - calls) / seconds);
        await end.CancelAsync();
        await Task.WhenAll(streams);
    }

    private static async Task<LoadConnection> OpenAsync(Uri address)
    {
        var connection = await LoadConnection.OpenAsync(address);
        await connection.SendAsync(LoadConnection.Request(address, "/graphql", _body, "text/event-stream"));
        return connection;
    }

    private static async Task ListenAsync(LoadConnection connection, Counter events, CancellationToken cancellationToken)
    {
        using (connection)
        {
            try
            {
                while (await connection.ReceiveAsync(cancellationToken) is { Length: > 0 } bytes)
                    events.Add(Count(bytes.Span));
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }
    }

    private static int Count(ReadOnlySpan<byte> bytes) => bytes.Count("event: next"u8);

    private sealed class Counter
    {
        private long _value;

        public long Value => Interlocked.Read(ref _value);

        public void Add(int count) => Interlocked.Add(ref _value, count);
    }
}

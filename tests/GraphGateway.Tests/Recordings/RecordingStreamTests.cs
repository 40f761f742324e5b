using System.Net;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Recordings;

[Collection(RunsAlone.Name)]
public sealed class RecordingStreamTests
{
    private const long TwoGigabytes = 2L * 1024 * 1024 * 1024;
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public async Task Two_gigabytes_pass_in_flat_memory()
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 5, Sessions = 50 });
        var (_, link) = await Films.NewestAsync(gateway, TwoGigabytes);
        await ReadAsync(gateway, link, 64 * Megabyte, (_, _) => { });
        var (managed, resident) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
        var (mostManaged, mostResident) = (0L, 0L);

        var read = await ReadAsync(gateway, link, long.MaxValue, (nowManaged, nowResident) =>
            (mostManaged, mostResident) = (Math.Max(mostManaged, nowManaged - managed), Math.Max(mostResident, nowResident - resident)));

        Assert.Equal(TwoGigabytes, read);
        Assert.InRange(mostManaged, 0, 64 * Megabyte);
        Assert.InRange(mostResident, 0, 200 * Megabyte);
    }

    [Fact]
    public async Task A_client_that_reads_slowly_slows_the_upstream_down()
    {
        var sent = 0L;
        await using var upstream = await Upstream.StartAsync(Films.Stream(TwoGigabytes, at => Volatile.Write(ref sent, at)));
        await using var gateway = await Films.GatewayAsync(upstream);
        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"));
        await using var body = await response.Content.ReadAsStreamAsync();

        await body.ReadExactlyAsync(new byte[100_000]);
        await StandsStillAsync(() => Volatile.Read(ref sent));

        // What the sockets of two connections on the loopback may hold, and far from all of it.
        Assert.InRange(Volatile.Read(ref sent), 100_000, 64 * Megabyte);
        await body.ReadExactlyAsync(new byte[80 * Megabyte]);
        Assert.InRange(Volatile.Read(ref sent), 80 * Megabyte, 160 * Megabyte);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_upstreams_work()
    {
        var left = new TaskCompletionSource();
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.RequestAborted.Register(left.SetResult);
            await Films.Stream(TwoGigabytes, _ => { })(context);
        });
        await using var gateway = await Films.GatewayAsync(upstream);
        var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"));

        response.Dispose();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("Error ", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_before_the_answer_ends_the_upstreams_work()
    {
        var left = new TaskCompletionSource();
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.RequestAborted.Register(left.SetResult);
            return left.Task;
        });
        await using var gateway = await Films.GatewayAsync(upstream);
        using var leave = new CancellationTokenSource();
        var asking = gateway.Http.GetAsync(Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"), leave.Token);
        await Patience.Until(() => upstream.Requests.Count == 1);

        await leave.CancelAsync();

        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Half_a_recording_does_not_pass_for_a_whole_one(bool withLength)
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentLength = withLength ? 1_000_000 : null;
            await context.Response.Body.WriteAsync(new byte[500_000], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        await using var gateway = await Films.GatewayAsync(upstream);
        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_upstream_that_pauses_for_too_long_is_given_up()
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentLength = 1_000_000;
            await context.Response.Body.WriteAsync(new byte[500_000], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        await using var gateway = await Films.GatewayAsync(upstream);
        using var response = await Films.SendAsync(gateway, Films.LinkOf(gateway, $"{upstream.Address}/1.mp4"));

        var reading = response.Content.ReadAsByteArrayAsync();
        await Patience.Until(() =>
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            return reading.IsCompleted;
        });

        await Assert.ThrowsAnyAsync<Exception>(() => reading);
    }

    private static async Task<long> ReadAsync(Gateway gateway, Uri link, long atMost, Action<long, long> measure)
    {
        using var response = await Films.SendAsync(gateway, link);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[256 * 1024];
        var (read, measured) = (0L, 0L);
        while (read < atMost && await body.ReadAsync(buffer) is > 0 and var count)
        {
            read += count;
            if (read - measured < 32 * Megabyte)
                continue;
            measured = read;
            measure(GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);
        }

        return read;
    }

    // Not before it has stood still for fifty looks in a row.
    private static async Task StandsStillAsync(Func<long> value)
    {
        var (last, looks) = (-1L, 0);
        await Patience.Until(() =>
        {
            looks = value() == last ? looks + 1 : 0;
            last = value();
            return looks == 50;
        });
    }
}

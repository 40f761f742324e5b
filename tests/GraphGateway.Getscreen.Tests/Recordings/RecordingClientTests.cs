using System.Net;
using GraphGateway.Getscreen.Recordings;
using GraphGateway.Getscreen.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Recordings;

public sealed class RecordingClientTests
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task However_long_the_reader_takes_the_recording_goes_on()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.Body.WriteAsync(new byte[300_000], context.RequestAborted).AsTask());
        var clock = new FakeTimeProvider();
        await using var services = Services(clock);
        using var recording = await OpenAsync(services, upstream, "/1.mp4");
        await using var reader = new SlowReader();

        var copying = recording.CopyToAsync(reader, default);
        await reader.Started.WaitAsync(_atMost);
        clock.Advance(TimeSpan.FromHours(1));
        reader.GoOn();
        await copying.WaitAsync(_atMost);

        Assert.Equal(300_000, reader.Length);
    }

    [Fact]
    public async Task A_request_whose_connection_ends_is_not_resent()
    {
        await using var upstream = RawUpstream.Start(new RawReply("", ConnectionEnd.Fin));
        await using var services = Services(new());
        var request = new RecordingRequest(HttpMethod.Get, new(upstream.Address, "/1.mp4"), []);

        var failure = await services.GetRequiredService<RecordingClient>().OpenAsync(new("main", upstream.Address, Testbed.Key), request, default).Failure();

        Assert.Equal(GetscreenFailure.Unavailable, failure.Failure);
        Assert.Single(upstream.Requests);
    }

    [Fact]
    public async Task No_address_and_no_key_stands_in_a_log_a_trace_or_an_exception()
    {
        using var everything = new Everything();
        await using var upstream = await Upstream.StartAsync(Redirect);
        await using var services = Services(new(), everything);

        using var recording = await OpenAsync(services, upstream, "/near-5d20");
        await recording.CopyToAsync(Stream.Null, default);
        foreach (var path in new[] { "/far-5d20", "/missing-5d20" })
            everything.Add((await Assert.ThrowsAsync<GetscreenException>(() => OpenAsync(services, upstream, path))).ToString());
        everything.Add($"{Request(upstream, "/near-5d20")}");

        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)recording.Status);
        Assert.Contains(everything.Texts, text => text.StartsWith("log ", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Texts, text => text.Contains("5d20", StringComparison.Ordinal) || text.Contains(Testbed.Key, StringComparison.Ordinal));
    }

    private static Task<Recording> OpenAsync(ServiceProvider services, Upstream upstream, string path) =>
        services.GetRequiredService<RecordingClient>().OpenAsync(new("main", upstream.Address, Testbed.Key), Request(upstream, path), default);

    private static RecordingRequest Request(Upstream upstream, string path) => new(HttpMethod.Get, new(upstream.Address, path), []);

    private static ServiceProvider Services(FakeTimeProvider clock, ILoggerProvider? logs = null) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(new RecordingHosts([]))
        .AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
                logging.AddProvider(logs);
        })
        .AddGetscreen().AddRecordingClient().BuildServiceProvider();

    private static Task Redirect(HttpContext context)
    {
        if (context.Request.Path == "/near-5d20")
            context.Response.Redirect("/there-5d20");
        else if (context.Request.Path == "/far-5d20")
            context.Response.Redirect("http://127.0.0.1:9/5d20");
        else if (context.Request.Path == "/missing-5d20")
            context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    /// <summary>Takes nothing until it is told to.</summary>
    private sealed class SlowReader : MemoryStream
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public void GoOn() => _goOn.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _started.TrySetResult();
            await _goOn.Task.WaitAsync(cancellationToken);
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}

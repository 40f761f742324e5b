using System.Globalization;
using System.Net;
using GraphGateway.Sandbox;
using Microsoft.Extensions.Time.Testing;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class LifetimeTests
{
    [Fact]
    public async Task A_stopped_sandbox_frees_its_port()
    {
        int port;
        await using (var first = await RunningSandbox.StartAsync())
        {
            port = first.Server.BaseAddress.Port;
            await first.TextAsync("GET support/list");
        }

        await using var second = await RunningSandbox.StartAsync(options => options.Port = port);
        Assert.Equal(port, second.Server.BaseAddress.Port);
        Assert.Equal(HttpStatusCode.OK, await second.StatusAsync("GET support/list"));
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await using var first = await RunningSandbox.StartAsync();

        await Assert.ThrowsAsync<IOException>(() => RunningSandbox.StartAsync(options => options.Port = first.Server.BaseAddress.Port));
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_calls_in_flight()
    {
        var clock = new ClockThatTellsOfWaiting();
        var server = await SandboxServer.StartAsync(new() { Latency = TimeSpan.FromMinutes(5) }, clock, CancellationToken.None);
        using var http = new HttpClient();
        var call = http.GetAsync(new Uri(server.BaseAddress, $"support/list?apikey={server.ApiKey}"));
        await clock.Waiting.WaitAsync(TimeSpan.FromSeconds(30));

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sandbox.Server.BaseAddress.Port}/v1/"), sandbox.Server.BaseAddress.AbsoluteUri);
    }

    [Fact]
    public async Task Two_run_side_by_side()
    {
        await using var one = await RunningSandbox.StartAsync();
        await using var other = await RunningSandbox.StartAsync(options => options.ApiKey = "another");

        Assert.NotEqual(one.Server.BaseAddress, other.Server.BaseAddress);
        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync("GET agents/list", one.Server.ApiKey));
        Assert.Equal(HttpStatusCode.OK, await other.StatusAsync("GET agents/list"));
    }

    [Fact]
    public void The_defaults_lie_within_their_ranges()
    {
        var options = new SandboxOptions();
        var results = new List<System.ComponentModel.DataAnnotations.ValidationResult>();

        Assert.True(System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), results, validateAllProperties: true));
    }

    /// <summary>Tells when somebody waits by it, so that a delayed call is certain to be in flight.</summary>
    private sealed class ClockThatTellsOfWaiting : FakeTimeProvider
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waiting.TrySetResult();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}

using System.Globalization;
using System.Net;
using GraphGateway.Sandbox;

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
        var sandbox = await RunningSandbox.StartAsync(options => options.Latency = TimeSpan.FromMinutes(5));
        var call = sandbox.StatusAsync("GET support/list");

        await sandbox.Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
        sandbox.Http.Dispose();
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
}

using GraphGateway.Sandbox;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class DeterminismTests
{
    private static readonly string[] _calls =
    [
        "GET agents/list", "GET history/list?limit=100", "GET history/list?limit=100&video=true&offset=100", "GET support/list",
        "POST agents/connect?agent_id=1001", "POST support/create?client_name=Jacob", "POST support/close?connection_id=302",
        "GET support/info?connection_id=302", "GET support/list", "GET agents/list",
    ];

    [Theory]
    [InlineData(SandboxVariant.Documented)]
    [InlineData(SandboxVariant.Later)]
    [InlineData(SandboxVariant.Loose)]
    public async Task The_same_seed_and_clock_give_the_same_bytes(SandboxVariant variant)
    {
        await using var one = await RunningSandbox.StartAsync(options => options.Variant = variant);
        await using var other = await RunningSandbox.StartAsync(options => options.Variant = variant);

        foreach (var call in _calls)
        {
            Assert.Equal(await one.PortlessTextAsync(call), await other.PortlessTextAsync(call));
            one.Server.World.Tick();
            other.Server.World.Tick();
        }
    }

    [Fact]
    public async Task Another_seed_gives_another_world()
    {
        await using var one = await RunningSandbox.StartAsync();
        await using var other = await RunningSandbox.StartAsync(options => options.Seed = 2);

        Assert.NotEqual(await one.TextAsync("GET agents/list"), await other.TextAsync("GET agents/list"));
    }

    [Theory]
    [InlineData("GET agents/list")]
    [InlineData("GET history/list")]
    [InlineData("GET support/list")]
    public async Task Asking_twice_gives_the_same_bytes(string call)
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.Variant = SandboxVariant.Loose);

        Assert.Equal(await sandbox.TextAsync(call), await sandbox.TextAsync(call));
    }
}

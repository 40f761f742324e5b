using System.Net;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("GET agents/list")]
    [InlineData("POST agents/connect?agent_id=1001")]
    [InlineData("GET support/list")]
    [InlineData("POST support/create")]
    [InlineData("GET support/info?connection_id=301")]
    [InlineData("POST support/close?connection_id=301")]
    [InlineData("GET history/list")]
    public async Task A_wrong_key_opens_nothing(string call)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.World.Version;

        Assert.Equal(HttpStatusCode.Forbidden, await sandbox.StatusAsync(call, key: "wrong"));
        Assert.Equal(before, sandbox.Server.World.Version);
    }

    [Fact]
    public async Task No_key_opens_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var response = await sandbox.Http.GetAsync(new Uri(sandbox.Server.BaseAddress, "agents/list"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_key_may_come_in_a_header()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Server.BaseAddress, "agents/list"));
        request.Headers.Add("X-Api-Key", sandbox.Server.ApiKey);
        using var response = await sandbox.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET agents")]
    [InlineData("GET agents/list/1001")]
    [InlineData("GET ../agents/list")]
    [InlineData("GET agents/connect?agent_id=1001")]
    [InlineData("POST agents/list")]
    [InlineData("DELETE support/close?connection_id=301")]
    public async Task An_unknown_path_or_verb_is_not_found(string call)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await sandbox.StatusAsync(call));
    }

    [Theory]
    [InlineData("POST agents/connect")]
    [InlineData("POST agents/connect?agent_id=one")]
    [InlineData("POST agents/connect?agent_id=-1")]
    [InlineData("GET support/info")]
    [InlineData("GET support/info?connection_id=99999999999")]
    [InlineData("POST support/close")]
    [InlineData("GET history/list?agent_id=x")]
    [InlineData("GET history/list?agent_id=99999999999")]
    [InlineData("GET history/list?date_from=yesterday")]
    [InlineData("GET history/list?date_to=tomorrow")]
    [InlineData("GET history/list?video=perhaps")]
    [InlineData("GET history/list?offset=-1")]
    [InlineData("GET history/list?limit=all")]
    public async Task A_parameter_that_makes_no_sense_is_refused(string call)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await sandbox.StatusAsync(call));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused_and_uses_up_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.World.Remain;

        Assert.Equal(HttpStatusCode.BadRequest, await sandbox.StatusAsync($"POST support/create?client_name={new string('x', 256)}"));
        Assert.Equal(before, sandbox.Server.World.Remain);
    }

    [Fact]
    public async Task A_closed_connection_cannot_be_closed_again()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.TextAsync("POST support/close?connection_id=301");

        Assert.Equal(HttpStatusCode.BadRequest, await sandbox.StatusAsync("POST support/close?connection_id=301"));
    }
}

using System.Net;
using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class FaultInjectorTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_status_comes_as_often_as_asked_for_and_on_its_method_alone(int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Fail("support/list", Fault.Of(status), times: 2);

        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("GET agents/list"));
        Assert.Equal(status, (int)await sandbox.StatusAsync("GET support/list"));
        Assert.Equal(status, (int)await sandbox.StatusAsync("GET support/list"));
        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("GET support/list"));
    }

    [Fact]
    public async Task A_status_may_ask_to_wait()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Fail("support/list", Fault.Of(429, TimeSpan.FromSeconds(7)));
        using var response = await sandbox.CallAsync("GET support/list");

        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_web_page_is_no_json()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Fail("agents/list", Fault.Html);
        using var response = await sandbox.CallAsync("GET agents/list");

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agents/list")]
    [InlineData("support/list")]
    [InlineData("history/list")]
    public async Task Cut_json_is_the_first_half_of_the_answer(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var whole = await sandbox.TextAsync($"GET {path}");
        sandbox.Server.Faults.Fail(path, Fault.CutJson);

        var cut = await sandbox.TextAsync($"GET {path}");

        Assert.StartsWith(cut[..^1], whole, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(cut));
    }

    [Fact]
    public async Task Wrong_types_are_json_with_words_for_numbers()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Fail("history/list", Fault.WrongTypes);

        Assert.Equal(JsonValueKind.String, (await sandbox.RowsAsync("GET history/list"))[0].GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task An_aborted_call_was_not_carried_out()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.World.Remain;
        sandbox.Server.Faults.Fail("support/create", Fault.Abort);

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.StatusAsync("POST support/create"));
        Assert.Equal(before, sandbox.Server.World.Remain);
    }

    [Fact]
    public async Task A_lost_call_was_carried_out()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var before = sandbox.Server.World.Remain;
        sandbox.Server.Faults.Fail("support/create", Fault.Lost);

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.StatusAsync("POST support/create"));
        Assert.Equal(before - 1, sandbox.Server.World.Remain);
    }

    [Fact]
    public async Task What_is_held_waits_for_its_release()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Block("agents/list");
        var held = sandbox.StatusAsync("GET agents/list");

        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("GET support/list"));
        Assert.False(held.IsCompleted);

        sandbox.Server.Faults.Release("agents/list");
        Assert.Equal(HttpStatusCode.OK, await held);
        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("GET agents/list"));
    }

    [Fact]
    public async Task Clearing_ends_it_all()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.FaultRate = 1;
        sandbox.Server.Faults.Fail("support/list", Fault.Of(500));
        sandbox.Server.Faults.Block("agents/list");
        var held = sandbox.StatusAsync("GET agents/list");

        sandbox.Server.Faults.Clear();

        Assert.Equal(HttpStatusCode.OK, await sandbox.StatusAsync("GET support/list"));
        Assert.Equal(HttpStatusCode.OK, await held);
    }

    [Fact]
    public async Task Latency_runs_on_the_sandboxs_clock()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => options.Latency = TimeSpan.FromSeconds(3));
        var call = sandbox.StatusAsync("GET support/list");
        var seconds = 0;
        while (!call.IsCompleted && seconds++ < 10_000)
        {
            sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(call, Task.Delay(10));
        }

        Assert.Equal(HttpStatusCode.OK, await call);
        Assert.True(seconds >= 3, $"The answer came after {seconds} s.");
    }

    [Fact]
    public async Task A_share_of_the_answers_goes_wrong_the_same_way_for_the_same_seed()
    {
        var one = await OutcomesAsync();

        Assert.Equal(one, await OutcomesAsync());
        Assert.Equal(["200", "500", "503", "broken"], one.Distinct().Order());
    }

    [Fact]
    public async Task Whoever_has_the_answer_finds_the_call_told_and_without_the_key()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var calls = new List<string>();
        sandbox.Server.CallReceived = call => calls.Add(call.ToString());

        foreach (var call in new[] { "GET history/list?offset=1&limit=2", "POST support/close", "POST support/close?connection_id=301", "GET nowhere" })
            await sandbox.StatusAsync(call);

        Assert.Equal(
            ["GET history/list?limit=2&offset=1 -> 200", "POST support/close -> 400", "POST support/close?connection_id=301 -> 200", "GET nowhere -> 404"],
            calls);
    }

    [Fact]
    public async Task A_broken_call_is_told_with_no_status()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.Server.Faults.Fail("support/create", Fault.Lost);
        for (var i = 0; i < 20; i++)
        {
            var told = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            sandbox.Server.CallReceived = call => told.TrySetResult(call.Status);
            await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.StatusAsync("POST support/create"));
            Assert.Equal(0, await told.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        }
    }

    private static async Task<List<string>> OutcomesAsync()
    {
        await using var sandbox = await RunningSandbox.StartAsync(options => (options.FaultRate, options.Sessions) = (0.5, 100));
        var outcomes = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            try
            {
                outcomes.Add($"{(int)await sandbox.StatusAsync($"POST support/create?client_name={i}")}");
            }
            catch (HttpRequestException)
            {
                outcomes.Add("broken");
            }
        }

        return outcomes;
    }
}

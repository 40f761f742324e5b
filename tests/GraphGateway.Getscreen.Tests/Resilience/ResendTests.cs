using GraphGateway.Getscreen.Tests.Harness;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Resilience;

/// <summary>How many requests leave when connections end, counted where they arrive.</summary>
public sealed class ResendTests
{
    private static readonly RawReply _list = RawReply.Json("""{"data":[{"id":1,"url":"u"}]}""");

    /// <summary>The ways in which an answer fails to come.</summary>
    public static TheoryData<string> Faults => [.. _faults.Keys];

    private static readonly Dictionary<string, RawReply> _faults = new()
    {
        ["no answer, FIN"] = new("", ConnectionEnd.Fin),
        ["no answer, RST"] = new("", ConnectionEnd.Reset),
        ["one byte, FIN"] = new("H", ConnectionEnd.Fin),
        ["half a status line, FIN"] = new("HTTP/1.1 20", ConnectionEnd.Fin),
        ["half a status line, RST"] = new("HTTP/1.1 20", ConnectionEnd.Reset),
        ["half the headers, FIN"] = new("HTTP/1.1 200 OK\r\nContent-Le", ConnectionEnd.Fin),
        ["an interim answer, FIN"] = new("HTTP/1.1 100 Continue\r\n\r\n", ConnectionEnd.Fin),
        ["no HTTP"] = new("SSH-2.0-OpenSSH\r\n\r\n", ConnectionEnd.Fin),
        ["half a body, FIN"] = RawReply.BrokenBody(ConnectionEnd.Fin),
        ["half a body, RST"] = RawReply.BrokenBody(ConnectionEnd.Reset),
        ["half the chunks, FIN"] = RawReply.BrokenChunks(ConnectionEnd.Fin),
        ["half the chunks, RST"] = RawReply.BrokenChunks(ConnectionEnd.Reset),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_post_leaves_once_on_a_new_connection(string fault)
    {
        await using var upstream = RawUpstream.Start(_faults[fault], _list);
        await using var bed = await Testbed.StartAsync(Answers.Never);
        var client = bed.For("main", upstream.Address);

        await FailsAfterSending(client.Agents.ConnectAsync(1, default));

        Assert.Single(upstream.Requests);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_post_leaves_once_on_a_reused_connection(string fault)
    {
        foreach (var (_, path, call) in DocumentedCalls.All.Where(call => call.Method == "POST"))
        {
            if (path == "support/close" && fault.Contains("body", StringComparison.Ordinal) | fault.Contains("chunks", StringComparison.Ordinal))
                continue; // only its status counts
            await using var upstream = RawUpstream.Start(_list, _faults[fault], _list);
            await using var bed = await Testbed.StartAsync(Answers.Never);
            var client = bed.For("main", upstream.Address);
            await client.Agents.ConnectAsync(1, default);

            await FailsAfterSending(call(client));

            Assert.Equal([0, 0], upstream.Requests.Select(request => request.Connection));
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_get_leaves_once_and_once_for_each_retry_and_each_is_told(string fault)
    {
        await using var upstream = RawUpstream.Start(_faults[fault]);
        await using var bed = await Testbed.StartAsync(Answers.Never, Patient);
        var told = new List<int>();
        var client = bed.For("main", upstream.Address, new(() => { }, told.Add));

        var running = client.Agents.ListAsync(default);
        await bed.Time.AdvanceUntilEnded(running);

        Assert.Equal(GetscreenFailure.Unavailable, (await running.Failure()).Failure);
        Assert.Equal(3, upstream.Requests.Count);
        Assert.Equal([1, 2, 3], told);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_get_whose_answer_is_lost_once_succeeds(string fault)
    {
        await using var upstream = RawUpstream.Start(_list, _faults[fault], _list);
        await using var bed = await Testbed.StartAsync(Answers.Never, Patient);
        var client = bed.For("main", upstream.Address);
        await client.Agents.ListAsync(default);

        var running = client.Agents.ListAsync(default);
        await bed.Time.AdvanceUntilEnded(running);

        Assert.Single(await running);
        Assert.Equal(3, upstream.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Each_attempt_counts_for_the_breaker(string fault)
    {
        await using var upstream = RawUpstream.Start(_faults[fault]);
        await using var bed = await Testbed.StartAsync(Answers.Never, options => options.Retries = 0);
        var client = bed.For("main", upstream.Address);

        for (var call = 0; call < 22; call++)
            await (call % 2 == 0 ? (Task)client.Agents.ListAsync(default) : client.Agents.ConnectAsync(1, default)).Failure();

        Assert.Equal(20, upstream.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_stalls_is_a_failed_attempt()
    {
        await using var upstream = RawUpstream.Start(RawReply.BrokenBody(ConnectionEnd.Stall), _list);
        await using var bed = await Testbed.StartAsync(Answers.Never);
        var client = bed.For("main", upstream.Address);

        var running = client.Agents.ListAsync(default);
        await Patience.Until(() => upstream.Requests.Count == 1);
        await bed.Time.AdvanceUntilEnded(running, TimeSpan.FromMilliseconds(100));

        Assert.Single(await running);
        Assert.Equal(2, upstream.Requests.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_call_that_ends_at_its_deadline_counts_for_the_breaker(string method)
    {
        await using var upstream = RawUpstream.Start(RawReply.BrokenBody(ConnectionEnd.Stall));
        await using var bed = await Testbed.StartAsync(Answers.Never, options => (options.Retries, options.Timeout, options.AttemptTimeout) = (0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        var client = bed.For("main", upstream.Address);

        Task[] calls = [.. Enumerable.Range(0, 20).Select(Task (_) => method == "GET" ? client.Agents.ListAsync(default) : client.Agents.ConnectAsync(1, default))];
        await Patience.Until(() => upstream.Requests.Count == 20);
        bed.Time.Advance(TimeSpan.FromSeconds(1));
        foreach (var call in calls)
            Assert.Equal(GetscreenFailure.Timeout, (await call.Failure()).Failure);

        Assert.Equal(GetscreenFailure.Unavailable, (await client.Agents.ListAsync(default).Failure()).Failure);
        Assert.Equal(20, upstream.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_the_upstream_has_closed_is_not_used_for_a_post()
    {
        await using var upstream = RawUpstream.Start(RawReply.Json("""{"data":{"url":"u"}}""", ConnectionEnd.Fin));
        await using var bed = await Testbed.StartAsync(Answers.Never);
        var client = bed.For("main", upstream.Address);

        for (var call = 0; call < 20; call++)
        {
            await client.Agents.ConnectAsync(1, default);
            await Patience.Until(() => upstream.Finished > call);
        }

        Assert.Equal(20, upstream.Requests.Count);
    }

    private static async Task FailsAfterSending(Task call)
    {
        var failure = await call.Failure();
        Assert.Equal((GetscreenFailure.Unavailable, null, true), (failure.Failure, failure.StatusCode, failure.MayHaveActed));
    }

    // The clock moves while real bytes travel, so only the delays under test may be short.
    private static void Patient(GetscreenOptions options) => (options.Timeout, options.AttemptTimeout) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
}

using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class CallObserverTests
{
    [Fact]
    public async Task A_watch_is_told_of_each_call_and_of_every_attempt_of_it()
    {
        await using var bed = await Testbed.StartAsync(Answers.InTurn(Answers.Status(503, 0), Answers.Status(503, 0), Answers.Documented("agents-list")));
        var told = new List<string>();
        var client = bed.For("main", watch: new(() => told.Add("starting"), attempt => told.Add($"attempt {attempt}")));

        await client.Agents.ListAsync(default);
        await client.Agents.ListAsync(default);

        Assert.Equal(["starting", "attempt 1", "attempt 2", "attempt 3", "starting", "attempt 1"], told);
        Assert.Equal(4, bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task What_a_watch_throws_ends_each_method_before_it_is_sent_and_reaches_the_caller_as_it_is()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(200));
        var refusal = new InvalidOperationException("enough");
        var client = bed.For("main", watch: new(() => throw refusal, _ => Assert.Fail("Something was sent.")));

        foreach (var (_, _, call) in DocumentedCalls.All)
            Assert.Same(refusal, await Assert.ThrowsAsync<InvalidOperationException>(() => call(client)));
        Assert.Empty(bed.Upstream.Requests);
    }
}

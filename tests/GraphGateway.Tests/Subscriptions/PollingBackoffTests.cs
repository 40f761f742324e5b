using GraphGateway.Subscriptions;

namespace GraphGateway.Tests.Subscriptions;

public sealed class PollingBackoffTests
{
    private readonly PollingBackoff _pace = new(TimeSpan.FromSeconds(10));

    [Fact]
    public void Rounds_without_a_change_come_slower_up_to_twice_the_interval()
    {
        var waits = Enumerable.Range(0, 20).Select(_ => _pace.Next(PollOutcome.Unchanged).TotalSeconds).ToArray();

        Assert.Equal(11, waits[0], 0.001);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(20, waits[^1], 0.001);
        Assert.Equal(10, _pace.Next(PollOutcome.Changed).TotalSeconds, 0.001);
    }

    [Fact]
    public void Failing_rounds_come_slower_up_to_eight_times_the_interval_and_a_good_one_ends_that()
    {
        var waits = Enumerable.Range(0, 5).Select(_ => _pace.Next(PollOutcome.Failed).TotalSeconds);

        Assert.Equal([20, 40, 80, 80, 80], waits);
        Assert.Equal(10, _pace.Next(PollOutcome.Unchanged).TotalSeconds, 0.001);
    }

    [Fact]
    public void Three_rounds_after_a_mutation_come_fast_unless_the_upstream_fails()
    {
        _pace.Accelerate();

        var waits = new[] { PollOutcome.Unchanged, PollOutcome.Failed, PollOutcome.Changed, PollOutcome.Changed, PollOutcome.Changed }.Select(outcome => _pace.Next(outcome).TotalSeconds);

        Assert.Equal([2, 22, 2, 2, 10], waits.Select(wait => Math.Round(wait, 3)));
    }
}

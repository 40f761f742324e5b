using GraphGateway.Getscreen.Resilience;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Resilience;

public sealed class RetryBudgetTests
{
    [Fact]
    public async Task When_all_calls_fail_retries_are_a_part_of_them_beside_the_reserve()
    {
        const int calls = 100;
        await using var bed = await Testbed.StartAsync(Answers.Status(429, 0), options => (options.Retries, options.RetryBudget) = (2, 0.25));

        for (var call = 0; call < calls; call++)
            Assert.Equal(GetscreenFailure.RateLimited, (await bed.Client.Agents.ListAsync(default).Failure()).Failure);

        // What the first call pays in finds the reserve full.
        Assert.Equal(calls + RetryBudget.Reserve + (int)((calls - 1) * 0.25), bed.Upstream.Requests.Count);
    }

    [Fact]
    public async Task One_accounts_budget_is_no_others()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(429, 0), options => (options.Retries, options.RetryBudget) = (10, 0.01));
        for (var call = 0; call < 3; call++)
            await bed.Client.Agents.ListAsync(default).Failure();
        Assert.Equal(3 + RetryBudget.Reserve, bed.Upstream.Requests.Count);

        await bed.For("other").Agents.ListAsync(default).Failure();

        Assert.Equal(3 + RetryBudget.Reserve + 11, bed.Upstream.Requests.Count);
    }

    [Fact]
    public void What_is_paid_in_beyond_the_reserve_is_lost()
    {
        var budget = new RetryBudget(share: 10);
        for (var call = 0; call < 1_000; call++)
            budget.Deposit();

        Assert.Equal(RetryBudget.Reserve, Enumerable.Range(0, 1_000).Count(_ => budget.TryTake()));
    }

    [Fact]
    public void Many_threads_take_out_no_more_than_there_is()
    {
        var budget = new RetryBudget(share: 1);

        var taken = 0;
        Parallel.For(0, 1_000, _ =>
        {
            if (budget.TryTake())
                Interlocked.Increment(ref taken);
        });

        Assert.Equal(RetryBudget.Reserve, taken);
    }
}

using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Getscreen.Tests.Scheduling;

/// <summary>Who has the next turn. The calls end when the test says so, so the order is all that counts.</summary>
public sealed class FairCallSchedulerTests
{
    [Fact]
    public async Task An_operation_of_one_call_does_not_wait_behind_anothers_twenty()
    {
        var turns = new Turns();
        await turns.MeasureAsync(TimeSpan.FromMilliseconds(1), times: 1);
        turns.Ask("large", turns.Begin("one", estimate: 20), times: 20);
        turns.Ask("small", turns.Begin("one"));

        var order = turns.EndAll();

        // One runs already, and one has the turn before.
        Assert.InRange(order.IndexOf("small"), 1, 2);
        Assert.Equal(21, order.Count);
    }

    [Fact]
    public void Turns_are_fair_between_callers_however_many_operations_each_has()
    {
        var turns = new Turns();
        for (var operation = 0; operation < 6; operation++)
            turns.Ask("greedy", turns.Begin("greedy", estimate: 50), times: 50);
        turns.Ask("modest", turns.Begin("modest", estimate: 10), times: 10);

        var order = turns.EndAll();

        Assert.True(order.LastIndexOf("modest") <= 21, string.Join(',', order.Take(30)));
    }

    [Fact]
    public void Within_an_operation_the_first_call_that_came_goes_first()
    {
        var turns = new Turns();
        var flow = turns.Begin("one", estimate: 5);
        for (var call = 0; call < 5; call++)
            turns.Ask($"{call}", flow);

        Assert.Equal(["0", "1", "2", "3", "4"], turns.EndAll());
    }

    [Fact]
    public void A_mutation_never_waits_for_queries()
    {
        var turns = new Turns(maxConcurrentCalls: 8);
        turns.Ask("query", turns.Begin("one", estimate: 100), times: 100);
        Assert.Equal(7, turns.Running.Count);

        turns.Ask("mutation", turns.Begin("one", isMutation: true));

        Assert.Equal(8, turns.Running.Count);
        Assert.Contains("mutation", turns.Running);
    }

    [Fact]
    public void Of_few_permits_none_is_reserved_and_mutations_and_queries_take_turns()
    {
        var turns = new Turns();
        turns.Ask("query", turns.Begin("one", estimate: 4), times: 4);
        turns.Ask("mutation", turns.Begin("two", isMutation: true, estimate: 2), times: 2);

        Assert.Equal(["query", "mutation", "query", "mutation", "query", "query"], turns.EndAll());
    }

    [Fact]
    public void A_flood_of_mutations_leaves_queries_their_permits()
    {
        var turns = new Turns(maxConcurrentCalls: 8);
        turns.Ask("mutation", turns.Begin("one", isMutation: true, estimate: 100), times: 100);
        turns.Ask("query", turns.Begin("two", estimate: 20), times: 20);

        var order = turns.EndAll();

        // Eight mutations run at first; what becomes free then goes to queries, but for the one permit of the mutations.
        Assert.Equal(8, order.Take(8).Count(name => name == "mutation"));
        Assert.True(order.LastIndexOf("query") < 45, string.Join(',', order));
    }

    [Fact]
    public void A_post_that_belongs_to_no_operation_has_the_mutations_share()
    {
        var turns = new Turns(maxConcurrentCalls: 8);
        turns.Ask("query", flow: null, times: 10);

        turns.Ask("post", flow: null, isPost: true);

        Assert.Contains("post", turns.Running);
        Assert.Equal(11, turns.EndAll().Count);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_leaves_the_queue_at_once_and_takes_no_turn()
    {
        var turns = new Turns();
        using var leave = new CancellationTokenSource();
        var flow = turns.Begin("one", estimate: 3);
        turns.Ask("first", flow);
        var cancelled = turns.Enter(flow, cancellationToken: leave.Token);
        turns.Ask("last", flow);
        Assert.Equal(2, turns.Scheduler.Waiting);

        await leave.CancelAsync();

        Assert.Equal(1, turns.Scheduler.Waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(["first", "last"], turns.EndAll());
    }

    [Fact]
    public async Task A_free_permit_is_taken_without_waiting_and_without_memory()
    {
        var turns = new Turns(maxConcurrentCalls: 2);
        var flow = turns.Begin("one", estimate: 3_000);
        await TakeAsync(times: 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var taken = TakeAsync(times: 1_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
        Assert.True(taken.IsCompletedSuccessfully);

        async Task TakeAsync(int times)
        {
            for (var time = 0; time < times; time++)
            {
                var turn = turns.Scheduler.EnterAsync(flow, isPost: false, shared: null, default);
                Assert.True(turn.IsCompletedSuccessfully);
                (await turn).Release(isMeasured: true);
            }
        }
    }

    [Fact]
    public void A_shared_call_has_its_turn_with_the_first_of_those_who_wait_for_it()
    {
        var turns = new Turns();
        var shared = new SharedCall();
        var large = turns.Begin("greedy", estimate: 20);
        turns.Ask("large", large, times: 19);
        turns.Ask("shared", large, shared: shared);

        shared.Join(turns.Begin("modest"));

        var order = turns.EndAll();
        Assert.InRange(order.IndexOf("shared"), 1, 2);
        Assert.Equal(20, order.Count);
    }

    [Fact]
    public void A_mutation_that_waits_for_a_querys_call_lends_it_its_share()
    {
        var turns = new Turns(maxConcurrentCalls: 8);
        var (shared, flow) = (new SharedCall(), turns.Begin("one", estimate: 10));
        turns.Ask("query", flow, times: 9);
        turns.Ask("shared", flow, shared: shared);

        shared.Join(turns.Begin("two", isMutation: true));

        Assert.Contains("shared", turns.Running);
        Assert.Equal(10, turns.EndAll().Count);
    }

    [Fact]
    public void A_shared_call_outlives_the_operation_that_began_it()
    {
        var turns = new Turns();
        var (shared, first, other) = (new SharedCall(), turns.Begin("one", estimate: 2), turns.Begin("two"));
        turns.Ask("running", first);
        turns.Ask("shared", first, shared: shared);
        shared.Join(other);

        first.End(isWhole: false);

        Assert.Equal(["running", "shared"], turns.EndAll());
        other.End(isWhole: true);
        Assert.Equal(0, turns.Scheduler.Waiting);
    }
}

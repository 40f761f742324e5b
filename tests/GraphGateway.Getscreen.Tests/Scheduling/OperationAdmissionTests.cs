using GraphGateway.Getscreen.Scheduling;

namespace GraphGateway.Getscreen.Tests.Scheduling;

/// <summary>An operation that could not finish before its deadline makes no call at all.</summary>
public sealed class OperationAdmissionTests
{
    private const int Limit = 8;
    private const int Queries = 7;

    private readonly Turns _turns = new(Limit);

    [Fact]
    public async Task What_cannot_finish_before_its_deadline_is_rejected_before_its_first_call()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        _turns.Ask("backlog", _turns.Begin("one", estimate: 100), times: 100);
        var late = _turns.Begin("one", estimate: 150, seconds: 30);

        var rejection = await Rejection(_turns.Enter(late));

        // 250 calls, 7 at once, a second each: 36 s, and one for what runs already; in the 30 s there are, 7 too many.
        Assert.InRange(rejection.RetryAfter.TotalSeconds, 6, 9);
        Assert.False(late.IsAdmitted);
        Assert.Same(rejection.GetType(), late.Rejection!.GetType());
        await Rejection(_turns.Enter(late));
    }

    [Fact]
    public async Task Retry_after_is_between_a_second_and_a_minute()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(5), times: 200);
        _turns.Ask("backlog", _turns.Begin("one", estimate: 500), times: 500);

        var far = await Rejection(_turns.Enter(_turns.Begin("one", estimate: 501)));
        Assert.Equal(60, far.RetryAfter.TotalSeconds);
    }

    [Fact]
    public async Task Another_callers_backlog_counts_only_as_far_as_turns_are_fair()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        _turns.Ask("backlog", _turns.Begin("greedy", estimate: 200), times: 200);

        _turns.Ask("small", _turns.Begin("modest", estimate: 10), times: 10);

        var order = _turns.EndAll();
        Assert.True(order.LastIndexOf("small") < 40, string.Join(',', order.Take(50)));
    }

    [Fact]
    public async Task A_mutation_is_admitted_whatever_queries_wait()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        _turns.Ask("backlog", _turns.Begin("one", estimate: 200), times: 200);

        _turns.Ask("mutation", _turns.Begin("one", isMutation: true));

        Assert.Contains("mutation", _turns.Running);
    }

    [Fact]
    public async Task Mutations_that_cannot_all_finish_are_rejected_too()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        _turns.Ask("mutation", _turns.Begin("one", isMutation: true, estimate: 100), times: 100, isPost: true);

        await Rejection(_turns.Enter(_turns.Begin("one", isMutation: true), isPost: true));
    }

    [Fact]
    public async Task An_operation_that_is_alone_is_admitted_however_slow_calls_were()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(9), times: 200);

        _turns.Ask("alone", _turns.Begin("one", estimate: 250, seconds: 1));

        Assert.Equal(["alone"], _turns.Running);
    }

    [Fact]
    public void Until_calls_have_been_measured_only_so_many_operations_begin()
    {
        for (var operation = 0; operation < 256; operation++)
            _turns.Ask("call", _turns.Begin("one", estimate: 10));

        // Four rounds of what runs at once.
        Assert.Equal(253, _turns.Scheduler.Pending);
        _turns.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(256, _turns.EndAll().Count);
    }

    [Fact]
    public async Task Operations_begin_while_few_calls_wait_so_that_all_permits_are_used_and_no_more_is_begun_than_needed()
    {
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(1), times: 200);
        for (var operation = 0; operation < 50; operation++)
            _turns.Ask("call", _turns.Begin("one", estimate: 10), times: 10);

        Assert.Equal(Queries, _turns.Running.Count);
        Assert.InRange(_turns.Scheduler.Waiting, Queries, 3 * 10);
        Assert.InRange(_turns.Scheduler.Pending, 46, 49);
        Assert.Equal(500, _turns.EndAll().Count);
    }

    [Fact]
    public async Task Operations_that_begin_with_one_call_do_not_all_begin_at_once()
    {
        var turns = new Turns(maxConcurrentCalls: 32);
        await turns.MeasureAsync(TimeSpan.FromMilliseconds(1), times: 200);
        for (var operation = 0; operation < 100; operation++)
            turns.Ask("first", turns.Begin("one", estimate: 20));

        // Half of the permits queries have; what is behind these calls keeps all permits busy.
        Assert.Equal(14, turns.Running.Count);
        Assert.Equal(86, turns.Scheduler.Pending);
    }

    [Fact]
    public void An_operation_that_waits_is_rejected_once_calls_turn_out_to_be_slow()
    {
        _turns.Ask("backlog", _turns.Begin("one", estimate: 40, seconds: 300), times: 40);
        var late = _turns.Begin("one", estimate: 60, seconds: 12);
        _turns.Ask("late", late);
        Assert.Equal(1, _turns.Scheduler.Pending);

        for (var call = 0; call < 35; call++)
        {
            _turns.Clock.Advance(TimeSpan.FromMilliseconds(200));
            _turns.EndOne();
        }

        Assert.NotNull(late.Rejection);
        Assert.DoesNotContain("late", _turns.EndAll());
    }

    [Fact]
    public async Task An_operation_whose_deadline_comes_before_its_admission_was_rejected_not_stopped()
    {
        _turns.Ask("backlog", _turns.Begin("one", estimate: 40), times: 40);
        using var deadline = new CancellationTokenSource();
        var flow = _turns.Begin("one", estimate: 40, seconds: 5);
        var waiting = _turns.Enter(flow, cancellationToken: deadline.Token);

        _turns.Clock.Advance(TimeSpan.FromSeconds(5));
        await deadline.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.NotNull(flow.Rejection);
        Assert.Equal(0, _turns.Scheduler.Pending);
    }

    [Fact]
    public async Task An_operation_whose_client_leaves_while_it_waits_is_forgotten()
    {
        _turns.Ask("backlog", _turns.Begin("one", estimate: 40), times: 40);
        using var leave = new CancellationTokenSource();
        var flow = _turns.Begin("one", estimate: 40);
        var waiting = _turns.Enter(flow, cancellationToken: leave.Token);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((0, null), (_turns.Scheduler.Pending, flow.Rejection));
    }

    [Fact]
    public async Task Operations_that_take_less_than_their_estimates_are_expected_to()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        for (var operation = 0; operation < 100; operation++)
        {
            var flow = _turns.Begin("one", estimate: 200);
            (await _turns.Enter(flow)).Release(isMeasured: true);
            flow.End(isWhole: true);
        }

        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        for (var operation = 0; operation < 20; operation++)
            _turns.Ask("call", _turns.Begin("one", estimate: 200));

        Assert.Equal(20, _turns.EndAll().Count);
    }

    [Fact]
    public async Task Calls_that_never_left_do_not_say_how_long_calls_take()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(1), times: 200);
        for (var call = 0; call < 500; call++)
            (await _turns.Enter(flow: null)).Release(isMeasured: false);
        _turns.Ask("backlog", _turns.Begin("one", estimate: 200), times: 200);

        await Rejection(_turns.Enter(_turns.Begin("one", estimate: 150)));
    }

    [Fact]
    public async Task A_moment_in_which_calls_are_slow_rejects_nobody()
    {
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(30), times: 200);
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(900), times: 3);

        for (var operation = 0; operation < 50; operation++)
            _turns.Ask("call", _turns.Begin("one", estimate: 40));

        Assert.Equal(50, _turns.EndAll().Count);
    }

    [Fact]
    public async Task Calls_that_stay_slow_reject_what_cannot_finish()
    {
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(30), times: 200);
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(900), times: 10);

        var flows = Enumerable.Range(0, 50).Select(_ => _turns.Begin("one", estimate: 40)).ToList();
        foreach (var flow in flows)
            _turns.Ask("call", flow);

        Assert.Contains(flows, flow => flow.Rejection is not null);
        Assert.Contains(flows, flow => flow.Rejection is null);
    }

    [Fact]
    public async Task Calls_that_hang_are_slow_long_before_they_end()
    {
        await _turns.MeasureAsync(TimeSpan.FromMilliseconds(30), times: 200);
        _turns.Ask("hanging", _turns.Begin("one", estimate: 50), times: 50);

        _turns.Clock.Advance(TimeSpan.FromSeconds(8));

        await Rejection(_turns.Enter(_turns.Begin("one", estimate: 50)));
    }

    [Fact]
    public async Task Measurements_are_forgotten_after_a_silence()
    {
        await _turns.MeasureAsync(TimeSpan.FromSeconds(9), times: 200);
        _turns.Clock.Advance(TimeSpan.FromSeconds(11));

        _turns.Ask("one", _turns.Begin("one", estimate: 10), times: 10);
        _turns.Ask("two", _turns.Begin("two", estimate: 10), times: 10);

        Assert.Equal(20, _turns.EndAll().Count);
    }

    private static Task<AdmissionRejectedException> Rejection(Task<CallPermit> call) =>
        Assert.ThrowsAsync<AdmissionRejectedException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
}

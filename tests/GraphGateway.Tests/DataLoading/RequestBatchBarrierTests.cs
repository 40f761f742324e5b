using System.Collections.Concurrent;
using GraphGateway.DataLoading;

namespace GraphGateway.Tests.DataLoading;

/// <summary>Entries of a batch gather before their loaders dispatch, and none waits for one that will not come.</summary>
public sealed class RequestBatchBarrierTests
{
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> _batches = [];
    private readonly DataLoader<int, int> _loader;

    public RequestBatchBarrierTests() => _loader = new("Barrier", LoadBatch, gathers: true);

    [Fact]
    public async Task Keys_of_all_entries_go_out_as_one_batch()
    {
        await RunAsync([.. Enumerable.Range(1, 5).Select(key => (Func<Task>)(() => LoadAsync(key)))]);

        Assert.Equal(["1,2,3,4,5"], _batches);
    }

    [Fact]
    public async Task Levels_gather_one_by_one()
    {
        await RunAsync(Levels, Levels, () => LoadAsync(7));

        Assert.Equal(["1,7", "2", "3"], _batches);

        async Task Levels()
        {
            for (var key = 1; key <= 3; key++)
                await LoadAsync(key);
        }
    }

    [Fact]
    public async Task Entries_that_load_nothing_or_fail_are_not_waited_for()
    {
        await RunAsync(() => LoadAsync(1), () => LoadAsync(2), () => Task.CompletedTask, () => throw new InvalidOperationException(), Late);

        Assert.Equal(["1,2"], _batches);

        static async Task Late()
        {
            await Task.Yield();
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public async Task An_entry_that_is_cancelled_while_it_waits_is_not_waited_for()
    {
        using var stop = new CancellationTokenSource();
        var busy = new TaskCompletionSource();

        var running = RunAsync(() => LoadAsync(1, stop.Token), () => LoadAsync(2), () => busy.Task);
        await stop.CancelAsync();
        Assert.Empty(_batches);
        busy.SetResult();
        await running;

        Assert.Equal(["1,2"], _batches);
    }

    [Fact]
    public async Task An_entry_that_waits_for_something_else_is_waited_for()
    {
        var answer = new TaskCompletionSource();

        var running = RunAsync(() => LoadAsync(1), async () =>
        {
            await answer.Task;
            await LoadAsync(2);
        });
        Assert.Empty(_batches);
        answer.SetResult();
        await running;

        Assert.Equal(["1,2"], _batches);
    }

    [Fact]
    public async Task All_loads_of_a_level_go_out_in_its_phase()
    {
        var another = new DataLoader<int, int>("Another", LoadBatch, gathers: true);
        var busy = new TaskCompletionSource();

        // The second loader of the level is dispatched after the phase has ended, while the other entry is busy again.
        var running = RunAsync(
            async () =>
            {
                await LoadAsync(1);
                await busy.Task;
            },
            async () =>
            {
                var (first, second) = (_loader.Load(2), another.Load(3));
                await Task.WhenAll(first.GetResultAsync(), second.GetResultAsync()).WaitAsync(_atMost);
                busy.SetResult();
            });
        await running;

        Assert.Equal(["1,2", "3"], _batches.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_goes_on_after_all_entries_have_ended_waits_for_nobody()
    {
        Task? left = null;
        var ended = new TaskCompletionSource();

        await RunAsync(() =>
        {
            left = LeaveBehindAsync();
            return Task.CompletedTask;
        });
        ended.SetResult();
        await left!.WaitAsync(_atMost);

        Assert.Equal(["1"], _batches);

        async Task LeaveBehindAsync()
        {
            await ended.Task;
            await LoadAsync(1);
        }
    }

    [Fact]
    public async Task Many_entries_of_many_levels_all_end()
    {
        var random = new Random(4711);
        var plans = Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(100)).ToArray()).ToArray();

        await RunAsync([.. plans.Select(plan => (Func<Task>)(async () =>
        {
            foreach (var key in plan)
            {
                if (key % 3 == 0)
                    await Task.Yield();
                if (key % 41 == 0)
                    throw new InvalidOperationException();
                await Task.WhenAll(LoadAsync(key), LoadAsync(key + 100));
            }
        }))]);

        Assert.NotEmpty(_batches);
    }

    [Fact]
    public void Without_a_batch_nothing_is_waited_for()
    {
        var loading = _loader.Load(1).GetResultAsync();

        Assert.True(loading.IsCompletedSuccessfully);
        Assert.Same(loading, _loader.Load(1).GetResultAsync());
    }

    // As a batch runs its entries; what becomes of each is its own affair.
    private static async Task RunAsync(params Func<Task>[] entries)
    {
        var barrier = new RequestBatchBarrier();
        var participants = entries.Select(_ => barrier.Add()).ToArray();
        var running = Task.WhenAll(entries.Zip(participants, RunOneAsync));
        await ((Task)running).WaitAsync(_atMost).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(running.IsCompleted, "The entries wait for each other without end.");
    }

    private static async Task RunOneAsync(Func<Task> entry, RequestBatchParticipant participant)
    {
        using var _ = participant;
        participant.Begin();
        await entry();
    }

    private Task<int> LoadAsync(int key, CancellationToken cancellationToken = default) => _loader.Load(key).GetResultAsync(cancellationToken);

    private Task<int>[] LoadBatch(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        _batches.Enqueue(string.Join(',', keys.Order()));
        return [.. keys.Select(Task.FromResult)];
    }
}

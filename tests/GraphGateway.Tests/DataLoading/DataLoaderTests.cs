using GraphGateway.DataLoading;

namespace GraphGateway.Tests.DataLoading;

/// <summary>What a request's loader remembers of its keys: what was loaded, and no failure.</summary>
public sealed class DataLoaderTests
{
    private readonly List<string> _batches = [];
    private readonly HashSet<int> _failing = [];
    private readonly HashSet<int> _cancelled = [];
    private readonly DataLoader<int, string> _loader;

    public DataLoaderTests() => _loader = new("Test", LoadBatch);

    [Fact]
    public async Task A_key_that_was_loaded_is_not_asked_for_again()
    {
        Assert.Equal("value 1", await LoadAsync(1));
        Assert.Equal("value 1", await LoadAsync(1));

        Assert.Equal(["1"], _batches);
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        _failing.Add(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(1));
        _failing.Clear();

        Assert.Equal("value 1", await LoadAsync(1));
        Assert.Equal(["1", "1", "1"], _batches);
    }

    [Fact]
    public async Task A_cancelled_load_is_not_remembered()
    {
        _cancelled.Add(1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LoadAsync(1));
        _cancelled.Clear();

        Assert.Equal("value 1", await LoadAsync(1));
    }

    [Fact]
    public async Task A_key_that_was_asked_for_before_the_failure_and_is_dispatched_after_it_is_loaded_again()
    {
        _failing.Add(1);
        var (first, second) = (_loader.Load(1), _loader.Load(1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.GetResultAsync());
        _failing.Clear();

        Assert.Equal("value 1", await second.GetResultAsync());
        Assert.Equal(["1", "1"], _batches);
    }

    [Fact]
    public async Task A_key_that_fails_takes_no_other_of_its_batch_with_it()
    {
        _failing.Add(2);
        var loads = new[] { 1, 2, 3 }.Select(_loader.Load).ToList();

        // The batch is over, and the second key's failure forgotten, when the second field comes to its turn.
        Assert.Equal("value 1", await loads[0].GetResultAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => loads[1].GetResultAsync());
        Assert.Equal("value 3", await loads[2].GetResultAsync());
        _failing.Clear();
        Assert.Equal(["value 1", "value 2", "value 3"], await Task.WhenAll(new[] { 1, 2, 3 }.Select(LoadAsync)));
        Assert.Equal(["1,2,3", "2", "2"], _batches);
    }

    [Fact]
    public async Task A_key_that_was_cleared_is_asked_for_again_and_no_other()
    {
        await Task.WhenAll(LoadAsync(1), LoadAsync(2));
        _batches.Clear();

        _loader.Clear(1);
        await Task.WhenAll(LoadAsync(1), LoadAsync(2));

        Assert.Equal(["1"], _batches);
    }

    private Task<string> LoadAsync(int key) => _loader.Load(key).GetResultAsync();

    private IReadOnlyList<Task<string>> LoadBatch(IReadOnlyList<int> keys, CancellationToken cancellationToken)
    {
        _batches.Add(string.Join(',', keys.Order()));
        return [.. keys.Select(Load)];
    }

    private Task<string> Load(int key) => key switch
    {
        _ when _failing.Contains(key) => Task.FromException<string>(new InvalidOperationException($"{key} failed")),
        _ when _cancelled.Contains(key) => Task.FromCanceled<string>(new(canceled: true)),
        _ => Task.FromResult($"value {key}"),
    };
}

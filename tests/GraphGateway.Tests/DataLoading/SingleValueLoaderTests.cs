using GraphGateway.DataLoading;

namespace GraphGateway.Tests.DataLoading;

/// <summary>What a request remembers of an answer that many of its fields read: the answer, and no failure but that of a load started ahead.</summary>
public sealed class SingleValueLoaderTests
{
    private readonly SingleValueLoader<int> _load;
    private Exception? _failure;
    private int _calls;

    public SingleValueLoaderTests() => _load = new(_ =>
    {
        _calls++;
        return _failure is null ? Task.FromResult(_calls) : Task.FromException<int>(_failure);
    });

    [Fact]
    public async Task An_answer_is_loaded_once()
    {
        Assert.Equal(1, await LoadAsync());
        Assert.Equal(1, await _load.Load().GetResultAsync());
        Assert.True(_load.IsLoadedOrLoading);
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        await FailAsync(new InvalidOperationException(), LoadAsync);

        Assert.False(_load.IsLoadedOrLoading);
        Assert.Equal(2, await LoadAsync());
    }

    [Fact]
    public async Task A_cancelled_load_is_not_remembered()
    {
        await FailAsync(new OperationCanceledException(), LoadAsync);

        Assert.False(_load.IsLoadedOrLoading);
        Assert.Equal(2, await LoadAsync());
    }

    [Fact]
    public async Task A_reload_that_fails_is_not_remembered()
    {
        await LoadAsync();
        await FailAsync(new InvalidOperationException(), () => _load.ReloadAsync(_ => Task.FromException<int>(_failure!), default));

        Assert.Equal(2, await LoadAsync());
    }

    [Fact]
    public async Task Each_field_is_told_the_failure_of_a_load_that_was_started_ahead_until_it_is_cleared()
    {
        var failure = _failure = new InvalidOperationException();
        _load.Start(default);
        await FailAsync(failure, LoadAsync);
        await FailAsync(failure, LoadAsync);
        Assert.Equal(1, _calls);

        _load.Clear();

        Assert.Equal(2, await LoadAsync());
    }

    private Task<int> LoadAsync() => _load.LoadAsync(default);

    private async Task FailAsync(Exception failure, Func<Task<int>> load)
    {
        _failure = failure;
        Assert.Same(failure, await Record.ExceptionAsync(load));
        _failure = null;
    }
}

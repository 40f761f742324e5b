using GraphGateway.Getscreen;
using GraphGateway.Subscriptions;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>Somebody who listens to the account of a gateway, on its clock.</summary>
internal sealed class Hearing<T> : IAsyncDisposable
{
    private readonly Gateway _gateway;
    private readonly string _path;
    private readonly string _topic;
    private readonly CancellationTokenSource _end = new();
    private readonly IAsyncEnumerator<Change<T>> _changes;
    private Task<bool>? _next;

    private Hearing(Gateway gateway, ChangeFeedDefinition<T> kind, string path, Predicate<T>? filter)
    {
        (_gateway, _path, _topic) = (gateway, path, kind.Name);
        var account = gateway.Services.GetRequiredService<GetscreenAccountRegistry>().Find(GetscreenAccountRegistry.Default)!;
        _changes = gateway.Services.GetRequiredService<ChangePollerRegistry>().SubscribeAsync(account, kind, filter ?? (_ => true), _end.Token).GetAsyncEnumerator(_end.Token);
    }

    /// <summary>Begins to listen, and waits until the account has been read once.</summary>
    public static async Task<Hearing<T>> StartAsync(Gateway gateway, ChangeFeedDefinition<T> kind, string path, Predicate<T>? filter = null)
    {
        var hearing = new Hearing<T>(gateway, kind, path, filter);
        hearing._next = hearing._changes.MoveNextAsync().AsTask();
        await Patience.Until(() => hearing.Polls > 0);
        return hearing;
    }

    /// <summary>Whether this instance knows what it compares with.</summary>
    public bool HasBegun => _gateway.Services.GetRequiredService<ChangePollerRegistry>().IsRead(GetscreenAccountRegistry.Default, _topic);

    /// <summary>How often the account has been asked so far.</summary>
    public int Polls => _gateway.Calls.Count(call => call.StartsWith($"GET {_path}", StringComparison.Ordinal) && call.EndsWith("200", StringComparison.Ordinal));

    /// <summary>Lets time pass until the account has been asked so many times more; all but the last are dealt with then.</summary>
    public Task PassAsync(int polls)
    {
        var wanted = Polls + polls;
        return _gateway.PassUntilAsync(() => Polls >= wanted);
    }

    /// <summary>Lets time pass until there is a change, and takes it.</summary>
    public async Task<Change<T>> NextAsync()
    {
        _next ??= _changes.MoveNextAsync().AsTask();
        await _gateway.PassUntilAsync(() => _next.IsCompleted);
        Assert.True(await _next);
        _next = null;
        return _changes.Current;
    }

    /// <summary>Takes what is there already.</summary>
    public async Task<Change<T>?> TakeAsync()
    {
        _next ??= _changes.MoveNextAsync().AsTask();
        return _next.IsCompleted ? await NextAsync() : null;
    }

    /// <summary>Takes what comes within a moment, while the clock stands still.</summary>
    public async Task<Change<T>?> WaitAsync()
    {
        _next ??= _changes.MoveNextAsync().AsTask();
        await Task.WhenAny(_next, Task.Delay(TimeSpan.FromSeconds(1)));
        return await TakeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await (_next ?? Task.FromResult(false));
        }
        catch (OperationCanceledException)
        {
            // It was waiting.
        }

        await _changes.DisposeAsync();
        _end.Dispose();
    }
}

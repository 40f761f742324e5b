using GraphGateway.Caching;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.ScaleOut;

/// <summary>A number that instances read for one another, as one of them sees it.</summary>
internal sealed class SharedNumber(Gateway gateway, string account = "account")
{
    private static readonly CachedMethod<ValueTuple, int> _method = new(
        "test", _ => TimeSpan.FromMinutes(5), _ => "", (_, _, _) => Task.FromResult(0), _ => 1, new(number => BitConverter.GetBytes(number), (_, bytes) => BitConverter.ToInt32(bytes.Span)));

    private readonly UpstreamRead<ValueTuple, int> _reading = new(_method, new(account, new("http://127.0.0.1:9/"), "key"), default);

    public SharedCache Entries { get; } = gateway.Services.GetRequiredService<SharedCache>();

    public string Key => _reading.Key;

    /// <summary>Looks for it, and gives its turn up.</summary>
    public async Task<SharedCacheLookup<int>> LookAsync()
    {
        var seen = await Entries.LookupAsync(_reading, DateTimeOffset.MinValue, CancellationToken.None);
        Entries.ReleaseReadLock(Key, seen);
        return seen!;
    }

    public Task PutAsync(int number, SharedCacheLookup<int> seen) => Entries.PutAsync(_reading, new(number, gateway.Clock.GetUtcNow(), version: 1), seen);
}

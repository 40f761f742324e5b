using System.Runtime.InteropServices;
using GraphGateway.Callers;
using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>
/// The budget of pending bytes: request bodies in memory, and responses until they are written to the connection.
/// It has a total limit and limits per account and per caller, so that slow clients use neither all memory nor the share of others.
/// </summary>
internal sealed class PendingByteBudget(IOptions<HttpOptions> options)
{
    /// <summary>
    /// The size up to which a response is counted but never rejected, such as the result of a mutation, an event or an error. If the budget is used up,
    /// new requests are rejected before they are executed.
    /// </summary>
    public const int AlwaysAccepted = 16 * 1024;

    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);

    private readonly PendingLimits _limits = PendingLimits.Of(options.Value, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _accountBytes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _callerBytes = new(StringComparer.Ordinal);
    private long _total;

    /// <summary>The number of pending bytes of all clients.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Creates a reservation for a request. Dispose it to return its bytes to the budget.</summary>
    public PendingByteReservation Open(Caller caller) => new(this, caller);

    /// <summary>Rejects a request before it is executed if the budget of its caller is used up.</summary>
    /// <exception cref="RequestRejectedException">The budget is used up.</exception>
    public void RequireRoom(Caller caller)
    {
        lock (_lock)
        {
            if (Exceeded(caller, 1, reserved: 0) is { } limit)
                throw Overloaded($"{limit.Used} bytes of requests and responses are pending for {limit.Owner}, and {limit.Setting} allows {limit.Bytes}.");
        }
    }

    /// <summary>Adds bytes if they fit or are forced. A negative number returns bytes.</summary>
    /// <param name="caller">The caller whose budget is used.</param>
    /// <param name="bytes">The number of bytes to add.</param>
    /// <param name="reserved">The number of bytes that the same request has already reserved.</param>
    /// <param name="isForced">Whether the bytes are accepted even if they do not fit.</param>
    /// <exception cref="RequestRejectedException">The bytes do not fit into the budget.</exception>
    public void Add(Caller caller, long bytes, long reserved, bool isForced)
    {
        lock (_lock)
        {
            if (!isForced && Exceeded(caller, bytes, reserved) is { } limit)
                throw Overloaded($"{bytes} more bytes exceed the limit for {limit.Owner}: {limit.Used} are pending, and {limit.Setting} allows {limit.Bytes}.");
            Change(caller, bytes);
        }
    }

    // A caller or account with no other pending bytes may have one response that is larger than its limit. Otherwise it could never get that response.
    private ExceededLimit? Exceeded(Caller caller, long bytes, long reserved)
    {
        var (callerTotal, accountTotal) = (_callerBytes.GetValueOrDefault(caller.Id), _accountBytes.GetValueOrDefault(caller.Account.Name));
        if (callerTotal > reserved && callerTotal + bytes > _limits.PerCaller)
            return new("this caller", callerTotal, "Http:MaxPendingBytesPerCaller", _limits.PerCaller);
        if (accountTotal > reserved && accountTotal + bytes > _limits.PerAccount)
            return new("this account", accountTotal, "Http:MaxPendingBytesPerAccount", _limits.PerAccount);
        return _total + bytes > _limits.InAll ? new("all callers", _total, "Http:MaxPendingBytes", _limits.InAll) : null;
    }

    private void Change(Caller caller, long bytes)
    {
        _total += bytes;
        Change(_callerBytes, caller.Id, bytes);
        Change(_accountBytes, caller.Account.Name, bytes);
    }

    private static void Change(Dictionary<string, long> counts, string key, long bytes)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += bytes;
        if (count == 0)
            counts.Remove(key);
    }

    private static RequestRejectedException Overloaded(string reason) => RequestRejectedException.Shed(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, $"{reason} Read responses faster or request less at once, and retry in a second.", _retryAfter);

    private sealed record ExceededLimit(string Owner, long Used, string Setting, long Bytes);
}

/// <summary>The pending bytes of one request, message or WebSocket. Disposing it returns all of them to the budget.</summary>
internal sealed class PendingByteReservation(PendingByteBudget budget, Caller caller) : IDisposable
{
    // The entries of a request batch are counted concurrently.
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>Adds the bytes of a response in memory.</summary>
    /// <exception cref="RequestRejectedException">The response does not fit into the budget.</exception>
    public void Add(long bytes)
    {
        lock (_lock)
            Add(bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
    }

    /// <summary>Raises the reservation to a number of bytes, if it is smaller.</summary>
    /// <exception cref="RequestRejectedException">The bytes do not fit into the budget.</exception>
    public void GrowTo(long bytes)
    {
        lock (_lock)
        {
            if (bytes > _bytes)
                Add(bytes - _bytes, isForced: bytes <= PendingByteBudget.AlwaysAccepted);
        }
    }

    /// <summary>Sets the reservation to a number of bytes, even if they do not fit: they replace bytes that were already accepted.</summary>
    public void Replace(long bytes)
    {
        lock (_lock)
            Add(bytes - _bytes, isForced: true);
    }

    public void Dispose() => Replace(0);

    private void Add(long bytes, bool isForced)
    {
        budget.Add(caller, bytes, _bytes, isForced);
        _bytes += bytes;
    }
}

/// <summary>The limits of pending bytes.</summary>
/// <param name="InAll">The limit for all clients together.</param>
/// <param name="PerAccount">The limit for all callers of one account.</param>
/// <param name="PerCaller">The limit for one caller.</param>
internal sealed record PendingLimits(long InAll, long PerAccount, long PerCaller)
{
    // The rest of the memory is for the caches, the operations in progress, and the connections.
    private const int MemoryDivisor = 6;
    private const int AccountDivisor = 2;
    private const int CallerDivisor = 4;

    /// <summary>
    /// Returns the configured limits. By default they are derived from the memory that the runtime may use: its heap limit, the container's limit, or the machine's memory.
    /// </summary>
    public static PendingLimits Of(HttpOptions options, long memory)
    {
        var total = options.MaxPendingBytes ?? Math.Clamp(memory / MemoryDivisor, HttpOptions.LeastPendingBytes, HttpOptions.MostPendingBytes);
        return new(total, options.MaxPendingBytesPerAccount ?? total / AccountDivisor, options.MaxPendingBytesPerCaller ?? total / CallerDivisor);
    }
}

using System.Runtime.InteropServices;
using GraphGateway.Callers;
using GraphGateway.Errors;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>
/// The budget of bytes that are held for clients: bodies of requests that arrive, and responses until they are written to the connection.
/// It has a limit in all, for each account and for each caller, so that clients that read slowly take neither all memory nor the share of others.
/// </summary>
internal sealed class PendingByteBudget(IOptions<HttpOptions> options)
{
    /// <summary>
    /// What is no larger than this is counted and never rejected: results of mutations, events and errors. New requests are rejected instead, before they run.
    /// </summary>
    public const int AlwaysAccepted = 16 * 1024;

    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(1);

    private readonly PendingLimits _limits = PendingLimits.Of(options.Value, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _ofAccounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ofCallers = new(StringComparer.Ordinal);
    private long _total;

    /// <summary>How many bytes are held for all clients.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>Opens the count of a request; it ends when the count is disposed of.</summary>
    public PendingByteReservation Open(Caller caller) => new(this, caller);

    /// <summary>Rejects a request before it runs if nothing may be added for its caller.</summary>
    /// <exception cref="RequestRejectedException">The budget is used up.</exception>
    public void RequireRoom(Caller caller)
    {
        lock (_lock)
        {
            if (Exceeded(caller, 1, held: 0) is { } limit)
                throw Overloaded($"{limit.Used} bytes of requests and responses are held for {limit.Whose} already, and {limit.Setting} allows {limit.Bytes}.");
        }
    }

    /// <summary>Adds bytes that fit, or that must be accepted; a negative number returns some.</summary>
    /// <param name="caller">Whom they are held for.</param>
    /// <param name="bytes">How many there are more.</param>
    /// <param name="held">How many are held for the same request already.</param>
    /// <param name="isForced">Whether they are accepted though they do not fit.</param>
    /// <exception cref="RequestRejectedException">They do not fit.</exception>
    public void Add(Caller caller, long bytes, long held, bool isForced)
    {
        lock (_lock)
        {
            if (!isForced && Exceeded(caller, bytes, held) is { } limit)
                throw Overloaded($"{bytes} more bytes cannot be held for {limit.Whose}: {limit.Used} are held already, and {limit.Setting} allows {limit.Bytes}.");
            Change(caller, bytes);
        }
    }

    // A caller or account that holds nothing else may have one response that is larger than its share, else it could never have it.
    private ExceededLimit? Exceeded(Caller caller, long bytes, long held)
    {
        var (ofCaller, ofAccount) = (_ofCallers.GetValueOrDefault(caller.Id), _ofAccounts.GetValueOrDefault(caller.Account.Name));
        if (ofCaller > held && ofCaller + bytes > _limits.PerCaller)
            return new("this caller", ofCaller, "Http:MaxPendingBytesPerCaller", _limits.PerCaller);
        if (ofAccount > held && ofAccount + bytes > _limits.PerAccount)
            return new("this account", ofAccount, "Http:MaxPendingBytesPerAccount", _limits.PerAccount);
        return _total + bytes > _limits.InAll ? new("all callers", _total, "Http:MaxPendingBytes", _limits.InAll) : null;
    }

    private void Change(Caller caller, long bytes)
    {
        _total += bytes;
        Change(_ofCallers, caller.Id, bytes);
        Change(_ofAccounts, caller.Account.Name, bytes);
    }

    private static void Change(Dictionary<string, long> counts, string key, long bytes)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += bytes;
        if (count == 0)
            counts.Remove(key);
    }

    private static RequestRejectedException Overloaded(string reason) => RequestRejectedException.Shed(
        StatusCodes.Status503ServiceUnavailable, ErrorCodes.Overloaded, $"{reason} Read responses faster or request less at once, and try again in a second.", _retryAfter);

    private sealed record ExceededLimit(string Whose, long Used, string Setting, long Bytes);
}

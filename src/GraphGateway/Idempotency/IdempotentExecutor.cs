using System.Collections.Concurrent;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>
/// Executes each mutation with an idempotency key only once, across all instances. A repeated request returns the first result, and waits for it if it is still in flight.
/// </summary>
internal sealed class IdempotentExecutor(StoredResultRepository results, IdempotencyLocks locks, IOptions<GetscreenOptions> getscreen, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, InFlightMutation> _inFlight = new(StringComparer.Ordinal);

    /// <summary>Sends a mutation, unless a mutation with the same key was executed already.</summary>
    /// <param name="mutation">The identity of the mutation; null if the request has no idempotency key, so that the mutation is always sent.</param>
    /// <param name="send">Sends the mutation. With a key, a caller that disconnects does not cancel the call, because others may wait for its result.</param>
    /// <param name="findOutcome">Looks up the outcome of an indeterminate attempt; null if such attempts are not recorded.</param>
    /// <param name="cancellationToken">Cancelled when the caller disconnects.</param>
    public async Task<MutationResult<TPayload>> ExecuteAsync<TPayload>(
        IdempotentMutation? mutation,
        Func<CancellationToken, Task<TPayload>> send,
        Func<IndeterminateAttempt, Task<TPayload?>>? findOutcome,
        CancellationToken cancellationToken)
        where TPayload : MutationPayload
    {
        if (mutation is null)
            return new(await send(cancellationToken));
        return await JoinAsync(mutation, () => FirstAsync(mutation, send, findOutcome));
    }

    private async Task<MutationResult<TPayload>> JoinAsync<TPayload>(IdempotentMutation mutation, Func<Task<MutationResult<TPayload>>> first)
        where TPayload : MutationPayload
    {
        var own = new InFlightMutation(mutation.Fingerprint, async () => await first());
        var inFlight = _inFlight.GetOrAdd(mutation.Id, own);
        CheckFingerprint(mutation, inFlight.Fingerprint);
        try
        {
            var result = (MutationResult<TPayload>)await inFlight.Completion;
            return inFlight == own ? result : result with { IsRepeat = true };
        }
        finally
        {
            if (inFlight == own)
                _inFlight.TryRemove(KeyValuePair.Create(mutation.Id, own));
        }
    }

    private async Task<MutationResult<TPayload>> FirstAsync<TPayload>(
        IdempotentMutation mutation, Func<CancellationToken, Task<TPayload>> send, Func<IndeterminateAttempt, Task<TPayload?>>? findOutcome)
        where TPayload : MutationPayload
    {
        while (true)
        {
            await using var lease = await locks.AcquireAsync(mutation);
            if (await FirstAsync(mutation, send, findOutcome, lease.FencingToken) is { } result)
                return result;
        }
    }

    // Null if the lock was lost before the mutation was sent, for example because this instance was paused. Another instance may have executed the mutation meanwhile.
    private async Task<MutationResult<TPayload>?> FirstAsync<TPayload>(
        IdempotentMutation mutation, Func<CancellationToken, Task<TPayload>> send, Func<IndeterminateAttempt, Task<TPayload?>>? findOutcome, FencingToken? fencingToken)
        where TPayload : MutationPayload
    {
        var stored = await results.FindAsync<TPayload>(mutation);
        CheckFingerprint(mutation, stored?.Fingerprint ?? mutation.Fingerprint);
        if (stored?.Payload is { } first)
            return new(first, IsRepeat: true);
        if (findOutcome is null)
            return await results.IsLockHeldAsync(fencingToken) ? new(await SendAsync(mutation, send, previous: null)) : null;
        if (stored?.Unknown is not { } indeterminate)
            return await SendAsync(mutation, send, previous: null, fencingToken);
        if (await FindAsync(indeterminate, findOutcome) is not { } found)
            return await SendAsync(mutation, send, indeterminate, fencingToken);
        await results.StoreAsync(mutation, found);
        return new(found);
    }

    // An instance that died may have just sent the mutation. The outcome is visible only after the attempt's time is over.
    private async Task<TPayload?> FindAsync<TPayload>(IndeterminateAttempt indeterminate, Func<IndeterminateAttempt, Task<TPayload?>> findOutcome)
        where TPayload : MutationPayload
    {
        if (indeterminate.Ended - time.GetUtcNow() is { Ticks: > 0 } rest)
            await Task.Delay(rest, time);
        return await findOutcome(indeterminate);
    }

    // From the time when the scheduler runs the call. Mutations have their own permits, so they are not queued for long. With the longest queue time included,
    // a repeat would wait longer than its own operation may run.
    private TimeSpan SendTimeout => getscreen.Value.Timeout;

    // The attempt is stored as in flight before the mutation is sent, because this instance may die before the response arrives.
    private async Task<MutationResult<TPayload>?> SendAsync<TPayload>(
        IdempotentMutation mutation, Func<CancellationToken, Task<TPayload>> send, IndeterminateAttempt? previous, FencingToken? fencingToken)
        where TPayload : MutationPayload
    {
        var attempt = previous ?? new(time.GetUtcNow(), time.GetUtcNow());
        if (!await results.StoreAsync<TPayload>(mutation, attempt with { Ended = time.GetUtcNow() + SendTimeout }, StoredResultState.InFlight, fencingToken))
            return null;
        try
        {
            var payload = await SendAsync(mutation, send, previous);
            if (!IsOutcome(payload, previous))
                await results.StoreAsync<TPayload>(mutation, previous, StoredResultState.Unknown, fencingToken);
            return new(payload);
        }
        catch (Exception failure)
        {
            var isUnknown = failure is GetscreenException upstream && UpstreamErrorMapper.LeavesOutcomeUnknown(upstream);
            await results.StoreAsync<TPayload>(mutation, isUnknown ? attempt with { Ended = time.GetUtcNow() } : previous, StoredResultState.Unknown, fencingToken);
            throw;
        }
    }

    private async Task<TPayload> SendAsync<TPayload>(IdempotentMutation mutation, Func<CancellationToken, Task<TPayload>> send, IndeterminateAttempt? previous)
        where TPayload : MutationPayload
    {
        var payload = await send(CancellationToken.None);
        if (IsOutcome(payload, previous))
            await results.StoreAsync(mutation, payload);
        return payload;
    }

    // If a repeat is rejected, the outcome of the previous attempt is still unknown.
    private static bool IsOutcome(MutationPayload payload, IndeterminateAttempt? previous) => payload.IsDefinite && (previous is null || payload.Error is null);

    private static void CheckFingerprint(IdempotentMutation mutation, string fingerprint)
    {
        if (mutation.Fingerprint != fingerprint)
            throw new SharedError(ErrorCodes.BadUserInput, "The idempotency key was used with different input within the last 24 hours. Send the original input, or use a new key.");
    }
}

/// <summary>A mutation that is being executed. The first request and all concurrent repeats wait for it.</summary>
internal sealed class InFlightMutation(string fingerprint, Func<Task<object>> start)
{
    private readonly Lazy<Task<object>> _completion = new(start);

    /// <summary>The fingerprint of its input.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>The result. The first access starts the mutation.</summary>
    public Task<object> Completion => _completion.Value;
}

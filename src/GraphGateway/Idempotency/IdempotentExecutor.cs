using System.Collections.Concurrent;
using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Mutations;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Idempotency;

/// <summary>Carries out each intention once, on all instances: a repeat gets the first result, and waits for it where it is still to come.</summary>
internal sealed class IdempotentExecutor(StoredResultRepository results, IdempotencyLocks claims, IOptions<GetscreenOptions> getscreen, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, InFlightMutation> _inFlight = new(StringComparer.Ordinal);

    /// <summary>Sends a mutation, unless its intention has been carried out already.</summary>
    /// <param name="intention">What the mutation is to be taken for; null where it is to be sent in any case.</param>
    /// <param name="send">Sends it. With an intention it is not stopped when its caller leaves, for others may wait for it.</param>
    /// <param name="lookFor">Looks for what became of an attempt with an unknown outcome; null where such an attempt is forgotten.</param>
    /// <param name="cancellationToken">Ends when the caller leaves.</param>
    public async Task<MutationResult<TPayload>> ExecuteAsync<TPayload>(
        IdempotentMutation? intention,
        Func<CancellationToken, Task<TPayload>> send,
        Func<IndeterminateAttempt, Task<TPayload?>>? lookFor,
        CancellationToken cancellationToken)
        where TPayload : MutationPayload
    {
        if (intention is null)
            return new(await send(cancellationToken));
        return await JoinAsync(intention, () => FirstAsync(intention, send, lookFor));
    }

    private async Task<MutationResult<TPayload>> JoinAsync<TPayload>(IdempotentMutation intention, Func<Task<MutationResult<TPayload>>> first)
        where TPayload : MutationPayload
    {
        var own = new InFlightMutation(intention.Fingerprint, async () => await first());
        var flight = _inFlight.GetOrAdd(intention.Id, own);
        Check(intention, flight.Fingerprint);
        try
        {
            var answer = (MutationResult<TPayload>)await flight.Completion;
            return flight == own ? answer : answer with { IsRepeat = true };
        }
        finally
        {
            if (flight == own)
                _inFlight.TryRemove(KeyValuePair.Create(intention.Id, own));
        }
    }

    private async Task<MutationResult<TPayload>> FirstAsync<TPayload>(IdempotentMutation intention, Func<CancellationToken, Task<TPayload>> send, Func<IndeterminateAttempt, Task<TPayload?>>? lookFor)
        where TPayload : MutationPayload
    {
        while (true)
        {
            await using var claim = await claims.TakeAsync(intention);
            if (await FirstAsync(intention, send, lookFor, claim.Hold) is { } answer)
                return answer;
        }
    }

    // Null where the claim was lost before anything was sent, as by an instance that stood still: another may have carried it out meanwhile.
    private async Task<MutationResult<TPayload>?> FirstAsync<TPayload>(
        IdempotentMutation intention, Func<CancellationToken, Task<TPayload>> send, Func<IndeterminateAttempt, Task<TPayload?>>? lookFor, FencingToken? claim)
        where TPayload : MutationPayload
    {
        var kept = await results.FindAsync<TPayload>(intention);
        Check(intention, kept?.Fingerprint ?? intention.Fingerprint);
        if (kept?.Payload is { } first)
            return new(first, IsRepeat: true);
        if (lookFor is null)
            return await results.IsClaimedAsync(claim) ? new(await SendAsync(intention, send, before: null)) : null;
        if (kept?.Unknown is not { } unknown)
            return await SendAsync(intention, send, before: null, claim);
        if (await FindAsync(unknown, lookFor) is not { } found)
            return await SendAsync(intention, send, unknown, claim);
        await results.KeepAsync(intention, found);
        return new(found);
    }

    // An instance that died may have sent it a moment before; what comes of it can be seen when its time is over.
    private async Task<TPayload?> FindAsync<TPayload>(IndeterminateAttempt unknown, Func<IndeterminateAttempt, Task<TPayload?>> lookFor)
        where TPayload : MutationPayload
    {
        if (unknown.Ended - time.GetUtcNow() is { Ticks: > 0 } rest)
            await Task.Delay(rest, time);
        return await lookFor(unknown);
    }

    // From its turn on. Mutations have permits of their own, so a turn comes soon; a repeat that waited for the longest turn would outlast its own operation.
    private TimeSpan LongestSend => getscreen.Value.Timeout;

    // That it is under way is kept before it is sent, for the instance may die before the answer comes.
    private async Task<MutationResult<TPayload>?> SendAsync<TPayload>(IdempotentMutation intention, Func<CancellationToken, Task<TPayload>> send, IndeterminateAttempt? before, FencingToken? claim)
        where TPayload : MutationPayload
    {
        var attempt = before ?? new(time.GetUtcNow(), time.GetUtcNow());
        if (!await results.KeepAsync<TPayload>(intention, attempt with { Ended = time.GetUtcNow() + LongestSend }, StoredResultState.InFlight, claim))
            return null;
        try
        {
            var payload = await SendAsync(intention, send, before);
            if (!IsOutcome(payload, before))
                await results.KeepAsync<TPayload>(intention, before, StoredResultState.Unknown, claim);
            return new(payload);
        }
        catch (Exception failure)
        {
            var isUnknown = failure is GetscreenException upstream && UpstreamErrorMapper.LeavesOutcomeUnknown(upstream);
            await results.KeepAsync<TPayload>(intention, isUnknown ? attempt with { Ended = time.GetUtcNow() } : before, StoredResultState.Unknown, claim);
            throw;
        }
    }

    private async Task<TPayload> SendAsync<TPayload>(IdempotentMutation intention, Func<CancellationToken, Task<TPayload>> send, IndeterminateAttempt? before)
        where TPayload : MutationPayload
    {
        var payload = await send(CancellationToken.None);
        if (IsOutcome(payload, before))
            await results.KeepAsync(intention, payload);
        return payload;
    }

    // A refused repeat does not say what became of the attempt before it.
    private static bool IsOutcome(MutationPayload payload, IndeterminateAttempt? before) => payload.IsDefinite && (before is null || payload.Error is null);

    private static void Check(IdempotentMutation intention, string fingerprint)
    {
        if (intention.Fingerprint != fingerprint)
            throw new SharedError(ErrorCodes.BadUserInput, "The idempotency key was used with other input within the last 24 hours. Send the input of then, or a new key.");
    }
}

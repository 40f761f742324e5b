using System.Collections.Concurrent;
using GraphGateway.Errors;
using GraphGateway.Getscreen;

namespace GraphGateway.Idempotency;

/// <summary>Carries out each intention once: a repeat gets the first result, and waits for it where it is still to come.</summary>
internal sealed class Repeats(KeptResults results, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    /// <summary>Sends a mutation, unless its intention has been carried out already.</summary>
    /// <param name="intention">What the mutation is to be taken for; null where it is to be sent in any case.</param>
    /// <param name="send">Sends it. With an intention it is not stopped when its caller leaves, for others may wait for it.</param>
    /// <param name="lookFor">Looks for what became of an attempt with an unknown outcome; null where such an attempt is forgotten.</param>
    /// <param name="cancellationToken">Ends when the caller leaves.</param>
    public async Task<Answer<TPayload>> RunAsync<TPayload>(
        Intention? intention,
        Func<CancellationToken, Task<TPayload>> send,
        Func<UnknownOutcome, Task<TPayload?>>? lookFor,
        CancellationToken cancellationToken)
        where TPayload : MutationPayload
    {
        if (intention is null)
            return new(await send(cancellationToken));
        return await JoinAsync(intention, () => FirstAsync(intention, send, lookFor));
    }

    private async Task<Answer<TPayload>> JoinAsync<TPayload>(Intention intention, Func<Task<Answer<TPayload>>> first)
        where TPayload : MutationPayload
    {
        var own = new Flight(intention.Fingerprint, async () => await first());
        var flight = _flights.GetOrAdd(intention.Id, own);
        Check(intention, flight.Fingerprint);
        try
        {
            var answer = (Answer<TPayload>)await flight.Landing;
            return flight == own ? answer : answer with { IsRepeat = true };
        }
        finally
        {
            if (flight == own)
                _flights.TryRemove(KeyValuePair.Create(intention.Id, own));
        }
    }

    private async Task<Answer<TPayload>> FirstAsync<TPayload>(Intention intention, Func<CancellationToken, Task<TPayload>> send, Func<UnknownOutcome, Task<TPayload?>>? lookFor)
        where TPayload : MutationPayload
    {
        var kept = results.Find<TPayload>(intention);
        Check(intention, kept?.Fingerprint ?? intention.Fingerprint);
        if (kept?.Payload is { } first)
            return new(first, IsRepeat: true);
        if (kept?.Unknown is not { } unknown || lookFor is null)
            return new(await SendAsync(intention, time.GetUtcNow(), send, keepUnknown: lookFor is not null));
        if (await lookFor(unknown) is not { } found)
            return new(await SendAsync(intention, unknown.Began, send, keepUnknown: true));
        results.Keep(intention, found);
        return new(found);
    }

    private async Task<TPayload> SendAsync<TPayload>(Intention intention, DateTimeOffset began, Func<CancellationToken, Task<TPayload>> send, bool keepUnknown)
        where TPayload : MutationPayload
    {
        try
        {
            var payload = await send(CancellationToken.None);
            results.Keep(intention, payload);
            return payload;
        }
        catch (GetscreenException failure) when (keepUnknown && UpstreamErrors.LeavesOutcomeUnknown(failure))
        {
            results.Keep<TPayload>(intention, new UnknownOutcome(began, time.GetUtcNow()));
            throw;
        }
    }

    private static void Check(Intention intention, string fingerprint)
    {
        if (intention.Fingerprint != fingerprint)
            throw new SharedFailure(ErrorCodes.BadUserInput, "The idempotency key was used with other input within the last 24 hours. Send the input of then, or a new key.");
    }
}

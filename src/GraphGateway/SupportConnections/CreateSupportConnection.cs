using System.Globalization;
using System.Text;
using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>createSupportConnection</c>.</summary>
internal sealed class CreateSupportConnection(SupportConnectionRepository cache, SupportConnectionLoader connections, LostConnectionSearch lost, IdempotencyKeys keys, IdempotentExecutor repeats)
{
    public const string Name = "createSupportConnection";

    private const int MaxClientNameLength = 255;

    public async Task<CreateSupportConnectionPayload> RunAsync(CreateSupportConnectionInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var intention = keys.Intention(Name, input.IdempotencyKey, input.ClientName);
        // Checked before anything is stored: a refusal that never leaves the gateway takes no room.
        if (Fault(input.ClientName) is { } fault)
            return new(Error: new InvalidClientNameError(fault));
        var answer = await repeats.ExecuteAsync(
            intention,
            token => SendAsync(input.ClientName, intention, token),
            async unknown => await lost.FindAsync(input.ClientName, unknown, intention!) is { } found ? new(found) : null,
            cancellationToken);
        (note.IsRepeat, note.Target) = (answer.IsRepeat, answer.Payload.Connection?.Id);
        if (answer.Payload.Connection is { } connection)
            connections.Clear(connection.Id);
        return answer.Payload;
    }

    private async Task<CreateSupportConnectionPayload> SendAsync(string? clientName, IdempotentMutation? intention, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await cache.CreateAsync(clientName, cancellationToken);
            await lost.CameOfAsync(connection, intention);
            return new(connection);
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (MutationRejection.IsRefusal(failure))
        {
            if (await ReasonAsync(failure, clientName, cancellationToken) is { } error)
                return new(Error: error) { IsDefinite = !MutationRejection.IsForbidden(failure) };
            throw;
        }
    }

    // The name is the only thing that could have been wrong with the parameters; a refusal of access may hide a used-up plan.
    private async Task<DomainError?> ReasonAsync(GetscreenException failure, string? clientName, CancellationToken cancellationToken)
    {
        if (failure.Failure is GetscreenFailure.Rejected && !string.IsNullOrEmpty(clientName))
            return new InvalidClientNameError("Getscreen refused the client name.");

        var list = await MutationRejection.LookAsync(() => connections.ReloadListAsync(cancellationToken));
        return list?.Remain is <= 0 ? new PlanLimitReachedError() : null;
    }

    // Format characters, such as direction marks, make a name look like another one. Half a surrogate pair is read as U+FFFD.
    private static bool IsInvisible(Rune character) => character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string? Fault(string? clientName) => clientName switch
    {
        { Length: > MaxClientNameLength } => $"The client name has {clientName.Length} characters. At most {MaxClientNameLength} are allowed.",
        not null when clientName.EnumerateRunes().Any(IsInvisible) => "The client name has control or format characters, such as direction marks. Only printable text is allowed.",
        _ => null,
    };
}

using System.Globalization;
using System.Text;
using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>createSupportConnection</c>.</summary>
internal sealed class CreateSupportConnection(
    SupportConnectionRepository repository, SupportConnectionLoader connections, LostConnectionSearch lostConnections, IdempotencyKeys keys, IdempotentExecutor executor)
{
    public const string Name = "createSupportConnection";

    private const int MaxClientNameLength = 255;

    public async Task<CreateSupportConnectionPayload> RunAsync(CreateSupportConnectionInput input, AuditNote note, CancellationToken cancellationToken)
    {
        var mutation = keys.Identify(Name, input.IdempotencyKey, input.ClientName);
        // Validated before anything is stored, so that an invalid name uses no space in the result store.
        if (Validate(input.ClientName) is { } error)
            return new(Error: new InvalidClientNameError(error));
        var result = await executor.ExecuteAsync(
            mutation,
            token => CreateAsync(input.ClientName, mutation, token),
            async attempt => await lostConnections.FindAsync(input.ClientName, attempt, mutation!) is { } found ? new(found) : null,
            cancellationToken);
        (note.IsRepeat, note.Target) = (result.IsRepeat, result.Payload.Connection?.Id);
        if (result.Payload.Connection is { } connection)
            connections.Clear(connection.Id);
        return result.Payload;
    }

    private async Task<CreateSupportConnectionPayload> CreateAsync(string? clientName, IdempotentMutation? mutation, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await repository.CreateAsync(clientName, cancellationToken);
            await lostConnections.CameOfAsync(connection, mutation);
            return new(connection);
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (MutationRejection.IsRefusal(failure))
        {
            if (await FindReasonAsync(failure, clientName, cancellationToken) is { } error)
                return new(Error: error) { IsDefinite = !MutationRejection.IsForbidden(failure) };
            throw;
        }
    }

    // The name is the only parameter that can be invalid. A denied access may mean that the plan limit is reached.
    private async Task<DomainError?> FindReasonAsync(GetscreenException failure, string? clientName, CancellationToken cancellationToken)
    {
        if (failure.Failure is GetscreenFailure.Rejected && !string.IsNullOrEmpty(clientName))
            return new InvalidClientNameError("Getscreen rejected the client name.");

        var list = await MutationRejection.LookAsync(() => connections.ReloadListAsync(cancellationToken));
        return list?.Remain is <= 0 ? new PlanLimitReachedError() : null;
    }

    // Format characters, such as direction marks, can make one name look like another. Half a surrogate pair decodes to U+FFFD.
    private static bool IsInvisible(Rune character) => character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string? Validate(string? clientName) => clientName switch
    {
        { Length: > MaxClientNameLength } => $"The client name has {clientName.Length} characters. At most {MaxClientNameLength} are allowed.",
        not null when clientName.EnumerateRunes().Any(IsInvisible) => "The client name has control or format characters, such as direction marks. Only printable text is allowed.",
        _ => null,
    };
}

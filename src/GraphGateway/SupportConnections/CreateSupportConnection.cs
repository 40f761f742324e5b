using System.Globalization;
using System.Text;
using GraphGateway.Audit;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Support;
using GraphGateway.GraphTypes;
using GraphGateway.Idempotency;
using GraphGateway.Mutations;
using GraphQL.Types;

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
            await lostConnections.RecordOriginAsync(connection, mutation);
            return new(connection);
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (MutationRejection.IsRejection(failure))
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

        var list = await MutationRejection.TryLookUpAsync(() => connections.ReloadListAsync(cancellationToken));
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

internal sealed record CreateSupportConnectionInput
{
    public string? ClientName { get; init; }

    public string? IdempotencyKey { get; init; }
}

internal sealed class CreateSupportConnectionInputType : InputObjectGraphType<CreateSupportConnectionInput>
{
    public CreateSupportConnectionInputType()
    {
        Name = "CreateSupportConnectionInput";
        Description = "The input of createSupportConnection.";
        Field<StringGraphType>("clientName").Description("The client's name, visible only to the account. At most 255 printable characters.");
        Field<StringGraphType>("idempotencyKey").Description(
            "The idempotency key: 1 to 255 visible ASCII characters. A retry with the same key and input within 24 hours returns the first result, and the gateway executes the mutation only once. "
            + "Default: the Idempotency-Key header, if the operation has only this mutation field.");
    }
}

internal sealed record CreateSupportConnectionPayload(SupportConnection? Connection = null, DomainError? Error = null) : MutationPayload(Error);

internal sealed class CreateSupportConnectionPayloadType : ObjectGraphType<CreateSupportConnectionPayload>
{
    public CreateSupportConnectionPayloadType()
    {
        Name = "CreateSupportConnectionPayload";
        Description = "The result of createSupportConnection: a connection, or the errors that explain why there is none.";
        Field<SupportConnectionType>("supportConnection").Description("The new connection; null if there are errors.").Reads(payload => payload.Connection);
        Field<ListGraphType<NonNullGraphType<CreateSupportConnectionErrorType>>>("errors").Description("Why there is no connection; null if there is one.")
            .Reads(payload => payload.Error is { } error ? new[] { error } : null);
    }
}

internal sealed class CreateSupportConnectionErrorType : UnionGraphType
{
    public CreateSupportConnectionErrorType()
    {
        Name = "CreateSupportConnectionError";
        Description = "The reasons why createSupportConnection may not create a connection.";
        Type<InvalidClientNameErrorType>();
        Type<PlanLimitReachedErrorType>();
    }
}

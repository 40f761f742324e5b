using GraphGateway.Errors;
using GraphGateway.Getscreen;
using GraphGateway.Graph;
using GraphQL;

namespace GraphGateway.SupportConnections;

/// <summary>The mutation <c>createSupportConnection</c>.</summary>
internal static class CreateSupportConnection
{
    private const int MaxClientNameLength = 255;

    public static async Task<CreateSupportConnectionPayload> RunAsync(IResolveFieldContext context, CreateSupportConnectionInput input)
    {
        if (Fault(input.ClientName) is { } fault)
            return new(Error: new InvalidClientNameError(fault));
        try
        {
            var connection = await context.Get<GetscreenClient>().Support.CreateAsync(input.ClientName, context.CancellationToken);
            context.Get<SupportConnectionLoader>().Clear(connection.Id);
            return new(connection);
        }
        catch (GetscreenException failure) when (failure.Failure is GetscreenFailure.PlanLimitReached)
        {
            return new(Error: new PlanLimitReachedError());
        }
        catch (GetscreenException failure) when (Attempt.IsRefusal(failure))
        {
            if (await ReasonAsync(context, failure, input.ClientName) is { } error)
                return new(Error: error);
            throw;
        }
    }

    // The name is the only thing that could have been wrong with the parameters; a refusal of access may hide a used-up plan.
    private static async Task<DomainError?> ReasonAsync(IResolveFieldContext context, GetscreenException failure, string? clientName)
    {
        if (failure.Failure is GetscreenFailure.Rejected && !string.IsNullOrEmpty(clientName))
            return new InvalidClientNameError("Getscreen refused the client name.");

        var list = await Attempt.LookAsync(() => context.Get<SupportConnectionLoader>().ReloadListAsync(context.CancellationToken));
        return list?.Remain is <= 0 ? new PlanLimitReachedError() : null;
    }

    private static string? Fault(string? clientName) => clientName switch
    {
        { Length: > MaxClientNameLength } => $"The client name has {clientName.Length} characters. At most {MaxClientNameLength} are allowed.",
        not null when clientName.Any(char.IsControl) => "The client name has control characters. Only printable text is allowed.",
        _ => null,
    };
}

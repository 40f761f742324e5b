using GraphGateway.Errors;
using GraphGateway.Getscreen;

namespace GraphGateway.Mutations;

/// <summary>A mutation's call, whose refusals have a meaning in the caller's domain.</summary>
internal static class MutationRejection
{
    /// <summary>Whether the upstream refused the call outright, so that it is worth a look what the reason was.</summary>
    public static bool IsRefusal(GetscreenException failure) =>
        failure.Failure is GetscreenFailure.Rejected or GetscreenFailure.Forbidden or GetscreenFailure.NotFound;

    /// <summary>Whether the upstream refused access. A repeat of the call may be answered otherwise.</summary>
    public static bool IsForbidden(GetscreenException failure) => failure.Failure is GetscreenFailure.Forbidden;

    /// <summary>What a look at the reason finds; null where the look itself fails, for then the refusal is all that can be told.</summary>
    public static async Task<T?> LookAsync<T>(Func<Task<T>> look) where T : class
    {
        try
        {
            return await look();
        }
        catch (Exception exception) when (exception is GetscreenException or CallBudgetExceededException)
        {
            return null;
        }
    }
}

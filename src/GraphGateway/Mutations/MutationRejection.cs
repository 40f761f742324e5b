using GraphGateway.Errors;
using GraphGateway.Getscreen;

namespace GraphGateway.Mutations;

/// <summary>Classifies rejected mutation calls, to map them to typed errors.</summary>
internal static class MutationRejection
{
    /// <summary>Whether the upstream rejected the call definitely, so that a lookup can find the reason.</summary>
    public static bool IsRejection(GetscreenException failure) =>
        failure.Failure is GetscreenFailure.Rejected or GetscreenFailure.Forbidden or GetscreenFailure.NotFound;

    /// <summary>Whether the upstream denied access. A retry may have a different result.</summary>
    public static bool IsForbidden(GetscreenException failure) => failure.Failure is GetscreenFailure.Forbidden;

    /// <summary>Looks up the reason of a rejection. Returns null if the lookup fails; then the reason stays unknown.</summary>
    public static async Task<T?> TryLookUpAsync<T>(Func<Task<T>> look) where T : class
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

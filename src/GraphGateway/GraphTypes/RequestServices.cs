using GraphQL;

namespace GraphGateway.GraphTypes;

internal static class RequestServices
{
    /// <summary>Resolves a request-scoped service, such as a loader.</summary>
    public static TService Get<TService>(this IResolveFieldContext context) where TService : notnull =>
        context.RequestServices!.GetRequiredService<TService>();
}

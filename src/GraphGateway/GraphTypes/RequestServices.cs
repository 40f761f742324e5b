using GraphQL;

namespace GraphGateway.GraphTypes;

internal static class RequestServices
{
    /// <summary>A loader, or another service, of the request that the field is resolved for.</summary>
    public static TService Get<TService>(this IResolveFieldContext context) where TService : notnull =>
        context.RequestServices!.GetRequiredService<TService>();
}

using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Security;

/// <summary>Opens the stream of a subscription field for callers with the required scope, and rejects other callers.</summary>
internal sealed class StreamScopeGuard(string scope, ISourceStreamResolver resolver) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        context.Get<ScopeAuthorizer>().Require(scope, context.FieldDefinition.Name);
        return resolver.ResolveAsync(context);
    }
}

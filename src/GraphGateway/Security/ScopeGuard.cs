using GraphGateway.GraphTypes;
using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Security;

/// <summary>Resolves a field for callers with the required scope, and rejects other callers before any data is loaded.</summary>
internal sealed class ScopeGuard(string scope, IFieldResolver resolver) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        context.Get<ScopeAuthorizer>().Require(scope, context.FieldDefinition.Name);
        return resolver.ResolveAsync(context);
    }
}

using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>Resolves a field whose arguments could be coerced.</summary>
internal sealed class ArgumentGuard(IFieldResolver resolver) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>A resolver decorator: throws if the field's arguments could not be coerced, otherwise calls the inner resolver.</summary>
internal sealed class ArgumentGuard(IFieldResolver resolver) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

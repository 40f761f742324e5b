using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>Opens the stream of a subscription's field whose arguments could be coerced.</summary>
internal sealed class StreamArgumentGuard(ISourceStreamResolver resolver) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

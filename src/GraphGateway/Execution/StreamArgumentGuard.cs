using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>A stream resolver decorator: throws if the subscription field's arguments could not be coerced, otherwise opens the stream.</summary>
internal sealed class StreamArgumentGuard(ISourceStreamResolver resolver) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

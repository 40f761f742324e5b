using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>Resolves a subscription field to its event stream.</summary>
internal sealed class EventStreamResolver(Func<IResolveFieldContext, IAsyncEnumerable<object>> open) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => new(new EventStreamSource(open(context)));
}

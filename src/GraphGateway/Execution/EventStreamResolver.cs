using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>Opens the events of a subscription's field.</summary>
internal sealed class EventStreamResolver(Func<IResolveFieldContext, IAsyncEnumerable<object>> open) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => new(new EventStreamSource(open(context)));
}

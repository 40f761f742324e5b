using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Operations;

/// <summary>Opens the events of a subscription's field.</summary>
internal sealed class PulledStreamResolver(Func<IResolveFieldContext, IAsyncEnumerable<object>> open) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => new(new PulledStream(open(context)));
}

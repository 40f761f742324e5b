using GraphQL;
using GraphQL.Resolvers;

namespace GraphGateway.Execution;

/// <summary>
/// An adapter for the event stream of a subscription, because GraphQL.NET requires an observable. An observable pushes events as fast as they
/// arrive. <see cref="StreamingSubscriptionStrategy"/> pulls them instead, so a slow client causes backpressure.
/// </summary>
internal sealed class EventStreamSource(IAsyncEnumerable<object> events) : IObservable<object?>
{
    public IAsyncEnumerable<object> Events => events;

    public IDisposable Subscribe(IObserver<object?> observer) => throw new NotSupportedException("This stream cannot be subscribed to. Enumerate Events instead.");
}

/// <summary>Resolves a subscription field to its event stream.</summary>
internal sealed class EventStreamResolver(Func<IResolveFieldContext, IAsyncEnumerable<object>> open) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => new(new EventStreamSource(open(context)));
}

namespace GraphGateway.Execution;

/// <summary>
/// The events of a subscription, in the type that the engine has for them. The engine would have them pushed, as fast as they
/// come; here the client's pace decides, so <see cref="StreamingSubscriptionStrategy"/> pulls them.
/// </summary>
internal sealed class EventStreamSource(IAsyncEnumerable<object> events) : IObservable<object?>
{
    public IAsyncEnumerable<object> Events => events;

    public IDisposable Subscribe(IObserver<object?> observer) => throw new NotSupportedException("The events are pulled.");
}

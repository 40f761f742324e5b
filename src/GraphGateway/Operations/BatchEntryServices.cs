namespace GraphGateway.Operations;

/// <summary>The services of a batch as one of its entries sees them: all are the batch's but the entry's own cost.</summary>
internal sealed class BatchEntryServices(IServiceProvider shared, UpstreamCost own) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(UpstreamCost) ? own : shared.GetService(serviceType);
}

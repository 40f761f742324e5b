using GraphGateway.Limits;

namespace GraphGateway.Operations;

/// <summary>The services of a batch as one of its entries sees them: all are the batch's but the entry's own cost.</summary>
internal sealed class RequestBatchEntryServices(IServiceProvider shared, OperationCost own) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(OperationCost) ? own : shared.GetService(serviceType);
}

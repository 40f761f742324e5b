using GraphGateway.Limits;

namespace GraphGateway.Operations;

/// <summary>The service provider of one entry of a request batch. It returns the services of the batch, except for the entry's own cost.</summary>
internal sealed class RequestBatchEntryServices(IServiceProvider shared, OperationCost own) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(OperationCost) ? own : shared.GetService(serviceType);
}

using GraphGateway.GraphTypes;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.Filtering;

internal sealed class OperatingSystemOperationFilterInputType : OperationFilterInputType<OperatingSystem?>
{
    public OperatingSystemOperationFilterInputType() : base("OperatingSystemOperationFilterInput", "an operating system") =>
        Equality<OperatingSystemType>();
}

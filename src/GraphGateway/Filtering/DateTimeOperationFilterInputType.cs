using GraphGateway.GraphTypes;

namespace GraphGateway.Filtering;

internal sealed class DateTimeOperationFilterInputType() : ComparisonFilterInputType<DateTimeOffset, DateTimeScalar>("DateTimeOperationFilterInput", "an instant");

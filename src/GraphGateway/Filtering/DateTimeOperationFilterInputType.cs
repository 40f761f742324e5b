using GraphGateway.GraphTypes;

namespace GraphGateway.Filtering;

internal sealed class DateTimeOperationFilterInputType() : ComparisonFilterInputType<DateTimeOffset, DateTimeScalar>("DateTimeOperationFilterInput", "a date and time");

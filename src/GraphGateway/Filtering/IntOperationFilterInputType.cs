using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class IntOperationFilterInputType() : ComparisonFilterInputType<int, IntGraphType>("IntOperationFilterInput", "a whole number");

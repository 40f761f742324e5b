using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class IntOperationFilterInputType() : ComparisonFilterInputType<int, IntGraphType>("IntOperationFilterInput", "an integer");

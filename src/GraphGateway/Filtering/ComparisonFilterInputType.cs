using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>The operators on values that have an order; null is neither more nor less than anything.</summary>
internal abstract class ComparisonFilterInputType<TValue, TScalar> : OperationFilterInputType<TValue?>
    where TValue : struct, IComparable<TValue>
    where TScalar : IGraphType
{
    protected ComparisonFilterInputType(string name, string values) : base(name, values)
    {
        Equality<TScalar>();
        Comparison("gt", "ngt", "Greater than.", compared => compared > 0);
        Comparison("gte", "ngte", "Greater than or equal.", compared => compared >= 0);
        Comparison("lt", "nlt", "Less than.", compared => compared < 0);
        Comparison("lte", "nlte", "Less than or equal.", compared => compared <= 0);
    }

    private void Comparison(string name, string opposite, string description, Func<int, bool> holds) =>
        Operator<TScalar>(name, opposite, description, operand =>
            value => value is { } given && operand is TValue bound && holds(given.CompareTo(bound)));
}

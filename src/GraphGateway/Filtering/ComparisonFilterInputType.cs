using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>The filter operators on ordered values. Null is neither greater nor less than any value.</summary>
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

    private void Comparison(string name, string opposite, string description, Func<int, bool> test) =>
        Operator<TScalar>(name, opposite, description, operand =>
            value => value is { } actual && operand is TValue bound && test(actual.CompareTo(bound)));
}

using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class SortEnumType : EnumerationGraphType
{
    public SortEnumType()
    {
        Name = "SortEnumType";
        Description = "A sort direction.";
        Add("ASC", false, "Ascending. Null comes first.");
        Add("DESC", true, "Descending. Null comes last.");
    }
}

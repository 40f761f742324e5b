using GraphQL.Types;

namespace GraphGateway.Filtering;

internal sealed class SortEnumType : EnumerationGraphType
{
    public SortEnumType()
    {
        Name = "SortEnumType";
        Description = "A sort direction.";
        Add("ASC", false, "Ascending; null first.");
        Add("DESC", true, "Descending; null last.");
    }
}

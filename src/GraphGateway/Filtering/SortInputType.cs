using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>A oneOf input object for one sort term: the sort key and its direction.</summary>
internal abstract class SortInputType<T> : InputObjectGraphType<SortTerm<T>>
{
    private readonly Dictionary<string, SortKey<T>> _keys = [];

    protected SortInputType(string name, string rows)
    {
        Name = name;
        IsOneOf = true;
        Description = $"One sort key for {rows}. Pass a list to sort by several keys. Ties are sorted by databaseId.";
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var (name, direction) = value.Single();
        return new SortTerm<T>(_keys[name], Descending: direction is true);
    }

    protected void Key(SortKey<T> key, string description)
    {
        _keys.Add(key.Name, key);
        Field<SortEnumType>(key.Name).Description(description);
    }
}

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

internal sealed record SortTerm<T>(SortKey<T> Key, bool Descending)
{
    public int Signed(int compared) => Descending ? -compared : compared;
}

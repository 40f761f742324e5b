using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>An input object with one key: what to sort by, and in which direction.</summary>
internal abstract class SortInputType<T> : InputObjectGraphType<SortTerm<T>>
{
    private readonly Dictionary<string, SortKey<T>> _keys = [];

    protected SortInputType(string name, string rows)
    {
        Name = name;
        IsOneOf = true;
        Description = $"One key to sort {rows} by. Pass a list of these to sort by several; ties are sorted by databaseId.";
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

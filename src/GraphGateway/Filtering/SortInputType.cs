using GraphGateway.Errors;
using GraphQL.Types;

namespace GraphGateway.Filtering;

/// <summary>An input object with one key: what to sort by, and in which direction.</summary>
internal abstract class SortInputType<T> : InputObjectGraphType<SortTerm<T>>
{
    private readonly Dictionary<string, SortKey<T>> _keys = [];

    protected SortInputType(string name, string rows)
    {
        Name = name;
        Description = $"One key to sort {rows} by. Pass a list of these to sort by several; ties are sorted by databaseId.";
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var given = value.Where(entry => entry.Value is not null).ToArray();
        return given is [var (name, direction)]
            ? new SortTerm<T>(_keys[name], Descending: direction is true)
            : throw GatewayError.BadUserInput($"A sort object of {Name} has {given.Length} keys. It must have one; pass a list to sort by several.");
    }

    protected void Key(SortKey<T> key, string description)
    {
        _keys.Add(key.Name, key);
        Field<SortEnumType>(key.Name).Description(description);
    }
}

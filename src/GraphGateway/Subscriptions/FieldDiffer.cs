namespace GraphGateway.Subscriptions;

/// <summary>Compares two states of an entity and returns the GraphQL names of the fields that differ.</summary>
internal sealed class FieldDiffer<T>
{
    private readonly List<(string Name, Func<T, object?> Read)> _fields = [];

    /// <summary>Adds a field. Its values are compared with <see cref="object.Equals(object, object)"/>.</summary>
    public FieldDiffer<T> With(string name, Func<T, object?> read)
    {
        _fields.Add((name, read));
        return this;
    }

    public IReadOnlyList<string> Differing(T before, T now) =>
        [.. _fields.Where(field => !Equals(field.Read(before), field.Read(now))).Select(field => field.Name)];
}

namespace GraphGateway.Subscriptions;

/// <summary>The fields of a type by their GraphQL names, to tell which of them differ between two readings.</summary>
internal sealed class FieldDiffer<T>
{
    private readonly List<(string Name, Func<T, object?> Read)> _fields = [];

    /// <summary>Adds a field; what it reads is compared as a value.</summary>
    public FieldDiffer<T> With(string name, Func<T, object?> read)
    {
        _fields.Add((name, read));
        return this;
    }

    public IReadOnlyList<string> Differing(T before, T now) =>
        [.. _fields.Where(field => !Equals(field.Read(before), field.Read(now))).Select(field => field.Name)];
}

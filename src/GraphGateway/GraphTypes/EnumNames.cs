using System.Collections.Frozen;
using System.Text.Json;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>The serialized names of an enumeration's values.</summary>
internal sealed class EnumNames<T>(EnumerationGraphType type) where T : notnull
{
    private readonly FrozenDictionary<T, byte[]> _names = type.Values.Where(known => known.Value is T)
        .ToFrozenDictionary(known => (T)known.Value!, known => JsonSerializer.SerializeToUtf8Bytes(known.Name));

    public bool Write(JsonBuffer output, T value)
    {
        // The graph type decides how to handle an unknown value.
        if (!_names.TryGetValue(value, out var name))
            return ValueWriters.Any(type, output, value);
        output.Raw(name);
        return true;
    }
}

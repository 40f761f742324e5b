using System.Collections.Frozen;
using System.Text.Json;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Creates the writers of scalar values. They avoid boxing if the type is known.</summary>
internal static class ValueWriters
{
    /// <summary>Returns the writer of a scalar's values with this type.</summary>
    public static ValueWriter<T> Of<T>(ScalarGraphType scalar) where T : notnull => Known<T>(scalar) as ValueWriter<T> ?? ((output, value) => Any(scalar, output, value));

    /// <summary>Writes any value that a resolver returned.</summary>
    public static bool Any(ScalarGraphType scalar, JsonBuffer output, object? value) => scalar.Serialize(value) switch
    {
        null => false,
        string text => Text(output, text),
        bool flag => Flag(output, flag),
        int number => Number(output, number),
        long number => Number(output, number),
        var other => Other(output, other),
    };

    // Null if the scalar converts the type; then the default serialization applies.
    private static Delegate? Known<T>(ScalarGraphType scalar) where T : notnull => scalar switch
    {
        IJsonWritableScalar<T> own => new ValueWriter<T>((output, value) =>
        {
            own.Write(output, value);
            return true;
        }),
        StringGraphType or IdGraphType => new ValueWriter<string>(Text),
        IntGraphType => new ValueWriter<int>(static (output, value) => Number(output, value)),
        BooleanGraphType => new ValueWriter<bool>(Flag),
        EnumerationGraphType names => new ValueWriter<T>(new EnumNames<T>(names).Write),
        _ => null,
    };

    private static bool Text(JsonBuffer output, string text)
    {
        output.Text(text);
        return true;
    }

    private static bool Number(JsonBuffer output, long number)
    {
        output.Number(number);
        return true;
    }

    private static bool Flag(JsonBuffer output, bool flag)
    {
        output.Raw(flag ? "true"u8 : "false"u8);
        return true;
    }

    private static bool Other(JsonBuffer output, object value)
    {
        output.Raw(JsonSerializer.SerializeToUtf8Bytes(value));
        return true;
    }
}

/// <summary>Writes a value. Returns false and writes nothing if the serialized value is null.</summary>
internal delegate bool ValueWriter<in T>(JsonBuffer output, T value);

/// <summary>A scalar that writes its values directly as JSON. The output equals the JSON of its serialized value.</summary>
internal interface IJsonWritableScalar<in T>
{
    /// <summary>Writes a value.</summary>
    void Write(JsonBuffer output, T value);
}

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

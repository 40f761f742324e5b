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

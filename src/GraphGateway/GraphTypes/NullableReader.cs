using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Reads a field that returns a nullable value type.</summary>
internal sealed class NullableReader<TSource, T>(Func<TSource, T?> read) : FieldReader where T : struct
{
    public override object? Read(object source) => read((TSource)source);

    public override Func<object, JsonBuffer, bool> Writer(ScalarGraphType scalar)
    {
        var write = ValueWriters.Of<T>(scalar);
        return (source, output) => read((TSource)source) is { } value && write(output, value);
    }
}

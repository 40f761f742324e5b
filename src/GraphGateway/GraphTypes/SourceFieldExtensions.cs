using GraphQL;
using GraphQL.Builders;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Defines a field that is read from its source alone, for the engine and for operation plans.</summary>
internal static class SourceFieldExtensions
{
    // Stored as metadata, because a guard may wrap the resolver.
    private const string Key = "Reader";

    /// <summary>Sets the function that reads the field from its source.</summary>
    public static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn, T>(this FieldBuilder<TSource, TReturn> field, Func<TSource, T?> read) where T : notnull =>
        Reads(field, new ValueReader<TSource, T>(read));

    /// <summary>Sets the function that reads the field from its source.</summary>
    public static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn, T>(this FieldBuilder<TSource, TReturn> field, Func<TSource, T?> read) where T : struct =>
        Reads(field, new NullableReader<TSource, T>(read));

    /// <summary>Returns the field's reader, or null if the field needs more than its source.</summary>
    public static FieldReader? ReaderOf(FieldType field) => field.GetMetadata<FieldReader?>(Key);

    private static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn>(FieldBuilder<TSource, TReturn> field, FieldReader reader)
    {
        field.FieldType.WithMetadata(Key, reader);
        return field.Resolve(reader);
    }
}

/// <summary>Resolves a field from its source alone. An operation plan can read it without a field context, and write it without boxing.</summary>
internal abstract class FieldReader : IFieldResolver
{
    /// <summary>Returns the field's value.</summary>
    public abstract object? Read(object source);

    /// <summary>Returns a function that writes the field of a source. It returns false and writes nothing if the value is null.</summary>
    public abstract Func<object, JsonBuffer, bool> Writer(ScalarGraphType scalar);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(Read(context.Source!));
}

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

/// <summary>Reads a field that returns a value of one type.</summary>
internal sealed class ValueReader<TSource, T>(Func<TSource, T?> read) : FieldReader where T : notnull
{
    public override object? Read(object source) => read((TSource)source);

    public override Func<object, JsonBuffer, bool> Writer(ScalarGraphType scalar)
    {
        var write = ValueWriters.Of<T>(scalar);
        return (source, output) => read((TSource)source) is { } value && write(output, value);
    }
}

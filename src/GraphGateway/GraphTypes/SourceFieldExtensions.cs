using GraphQL;
using GraphQL.Builders;
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

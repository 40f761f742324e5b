using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Declares a field that is read from its source alone, for the engine and for plans.</summary>
internal static class SourceFieldExtensions
{
    // The resolver itself may come to stand behind a guard.
    private const string Key = "Reader";

    /// <summary>Says how the field is read.</summary>
    public static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn, T>(this FieldBuilder<TSource, TReturn> field, Func<TSource, T?> read) where T : notnull =>
        Reads(field, new ValueReader<TSource, T>(read));

    /// <summary>Says how the field is read.</summary>
    public static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn, T>(this FieldBuilder<TSource, TReturn> field, Func<TSource, T?> read) where T : struct =>
        Reads(field, new NullableReader<TSource, T>(read));

    /// <summary>How the field is read; null where it takes more than its source.</summary>
    public static FieldReader? ReaderOf(FieldType field) => field.GetMetadata<FieldReader?>(Key);

    private static FieldBuilder<TSource, TReturn> Reads<TSource, TReturn>(FieldBuilder<TSource, TReturn> field, FieldReader reader)
    {
        field.FieldType.WithMetadata(Key, reader);
        return field.Resolve(reader);
    }
}

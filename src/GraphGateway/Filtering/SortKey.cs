using System.Globalization;
using GraphGateway.Limits;

namespace GraphGateway.Filtering;

/// <summary>
/// A property that rows can be sorted by. It also serializes a row's value to text and compares rows with such a text. So a cursor stays valid
/// after its own row was deleted.
/// </summary>
internal abstract class SortKey<T>(string name)
{
    public string Name => name;

    /// <summary>Reads the key of every row once.</summary>
    public abstract SortColumn Column(IReadOnlyList<T> rows, ComputeSection section);

    public abstract int Compare(T row, string? text);

    public abstract string? Write(T row);
}

/// <summary>A sort key for one type of value. In ascending order, null comes first.</summary>
internal sealed class SortKeyOf<T, TValue>(string name, Func<T, TValue> value, IComparer<TValue> comparer, Func<TValue, string?> write, Func<string?, TValue> read)
    : SortKey<T>(name)
{
    public override SortColumn Column(IReadOnlyList<T> rows, ComputeSection section)
    {
        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++)
        {
            section.Step();
            values[index] = value(rows[index]);
        }

        return new SortColumnOf<TValue>(values, comparer);
    }

    public override int Compare(T row, string? text) => comparer.Compare(value(row), read(text));

    public override string? Write(T row) => write(value(row));
}

/// <summary>Creates sort keys for the supported types of values.</summary>
internal static class SortKeys
{
    public static SortKey<T> Text<T>(string name, Func<T, string?> value) =>
        new SortKeyOf<T, string?>(name, value, StringComparer.Ordinal, text => text, text => text);

    public static SortKey<T> Number<T>(string name, Func<T, long?> value) =>
        new SortKeyOf<T, long?>(name, value, Comparer<long?>.Default, Write, Read);

    public static SortKey<T> Flag<T>(string name, Func<T, bool> value) => Number<T>(name, row => value(row) ? 1 : 0);

    /// <summary>Enum values sort by their numeric value, which is their declaration order.</summary>
    public static SortKey<T> Enum<T, TEnum>(string name, Func<T, TEnum?> value) where TEnum : struct, Enum =>
        Number<T>(name, row => value(row) is { } member ? Convert.ToInt64(member, CultureInfo.InvariantCulture) : null);

    public static SortKey<T> Time<T>(string name, Func<T, DateTimeOffset?> value) => Number<T>(name, row => value(row)?.UtcTicks);

    /// <summary>Versions sort by their numbers: 1.9.4 before 1.10.0.</summary>
    public static SortKey<T> Version<T>(string name, Func<T, string?> value) =>
        new SortKeyOf<T, ParsedVersion?>(name, row => ParsedVersion.Parse(value(row)), ParsedVersion.Order, version => version?.Text, ParsedVersion.Parse);

    private static string? Write(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static long? Read(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The values of one sort key for all rows, by row index.</summary>
internal abstract class SortColumn
{
    public abstract int Compare(int left, int right);
}

/// <summary>A sort column with values of one type.</summary>
internal sealed class SortColumnOf<TValue>(TValue[] values, IComparer<TValue> comparer) : SortColumn
{
    public override int Compare(int left, int right) => comparer.Compare(values[left], values[right]);
}

using System.Globalization;

namespace GraphGateway.Filtering;

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

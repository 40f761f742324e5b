using System.Globalization;
using System.Text.Json;

namespace GraphGateway.Tests.Filtering;

/// <summary>
/// Evaluates filters and orders row by row, by what the schema's descriptions say of each operator, and by nothing of the gateway's code.
/// A row has texts, whole numbers, booleans, instants, and objects of those; enum values are texts.
/// </summary>
internal static class BruteForce
{
    private static readonly string[][] _enums =
    [
        ["WINDOWS", "MAC", "LINUX", "ANDROID", "UNKNOWN"],
        ["WAITING_FOR_CLIENT", "WAITING_FOR_OPERATOR", "ACTIVE", "CLOSED", "UNKNOWN"],
    ];

    /// <summary>Whether a row matches a filter object.</summary>
    public static bool Matches(JsonElement filter, IReadOnlyDictionary<string, object?>? row) => filter.EnumerateObject().All(entry => entry switch
    {
        { Value.ValueKind: JsonValueKind.Null } => true,
        { Name: "and" } => entry.Value.EnumerateArray().All(inner => Matches(inner, row)),
        { Name: "or" } => entry.Value.GetArrayLength() == 0 || entry.Value.EnumerateArray().Any(inner => Matches(inner, row)),
        { Name: "location" } => Matches(entry.Value, (IReadOnlyDictionary<string, object?>?)row?["location"]),
        _ => Holds(entry.Value, row?[entry.Name]),
    });

    /// <summary>Compares rows by an order, and by <c>databaseId</c> where that leaves them equal.</summary>
    public static int Compare(JsonElement? order, IReadOnlyDictionary<string, object?> one, IReadOnlyDictionary<string, object?> other)
    {
        foreach (var term in order?.EnumerateArray() ?? [])
        {
            var key = term.EnumerateObject().Single();
            var compared = CompareKey(key.Name, one[key.Name], other[key.Name]);
            if (compared != 0)
                return key.Value.GetString() == "DESC" ? -compared : compared;
        }

        return ((long)one["databaseId"]!).CompareTo((long)other["databaseId"]!);
    }

    private static bool Holds(JsonElement operators, object? value) => operators.EnumerateObject().All(entry => Holds(entry.Name, entry.Value, value));

    private static bool Holds(string name, JsonElement operand, object? value) => name switch
    {
        "and" => operand.EnumerateArray().All(inner => Holds(inner, value)),
        "or" => operand.GetArrayLength() == 0 || operand.EnumerateArray().Any(inner => Holds(inner, value)),
        "eq" => IsEqual(operand, value),
        "in" => operand.EnumerateArray().Any(one => IsEqual(one, value)),
        "gt" => CompareTo(value, operand) > 0,
        "gte" => CompareTo(value, operand) >= 0,
        "lt" => CompareTo(value, operand) < 0,
        "lte" => CompareTo(value, operand) <= 0,
        "contains" => IsPart(value, operand, (text, part) => text.Contains(part, StringComparison.Ordinal)),
        "startsWith" => IsPart(value, operand, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        "endsWith" => IsPart(value, operand, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        "neq" or "nin" or "ngt" or "ngte" or "nlt" or "nlte" or "ncontains" or "nstartsWith" or "nendsWith" => !Holds(name[1..], operand, value),
        _ => throw new InvalidOperationException($"What does the operator {name} mean? Teach it to the test."),
    };

    // Null is neither more nor less than anything; of two values that have no order nothing holds either.
    private static int? CompareTo(object? value, JsonElement operand) => (value, Operand(operand, value)) switch
    {
        (null, _) or (_, null) => null,
        var (one, other) => Comparer<object>.Default.Compare(one, other),
    };

    private static bool IsEqual(JsonElement operand, object? value) => Equals(Operand(operand, value), value);

    private static bool IsPart(object? value, JsonElement operand, Func<string, string, bool> holds) =>
        value is string text && operand.GetString() is { } part && holds(text, part);

    private static object? Operand(JsonElement operand, object? value) => operand.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => operand.GetInt64(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when value is DateTimeOffset => DateTimeOffset.Parse(operand.GetString()!, CultureInfo.InvariantCulture),
        _ => operand.GetString(),
    };

    // Null is first.
    private static int CompareKey(string key, object? one, object? other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string text, string than) when key == "version" => CompareVersions(text, than),
        (string text, string than) when key is "os" or "status" => Rank(text, than),
        (string text, string than) => string.CompareOrdinal(text, than),
        _ => Comparer<object>.Default.Compare(one, other),
    };

    private static int Rank(string one, string other)
    {
        var values = _enums.First(values => values.Contains(one) && values.Contains(other));
        return Array.IndexOf(values, one) - Array.IndexOf(values, other);
    }

    private static int CompareVersions(string one, string other)
    {
        int[][] numbers = [.. new[] { one, other }.Select(version => version.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray())];
        return numbers[0].Zip(numbers[1], (left, right) => left.CompareTo(right)).FirstOrDefault(compared => compared != 0, numbers[0].Length - numbers[1].Length);
    }
}

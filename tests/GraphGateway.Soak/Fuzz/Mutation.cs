using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Changes texts, bytes and JSON at random. Equal random numbers give equal changes.</summary>
internal static partial class Mutation
{
    private const int LongText = 20_000;

    /// <summary>Values at the edges of types, and texts that are handled wrongly somewhere else often.</summary>
    private static readonly string[] _json =
    [
        "null", "true", "0", "-0", "-1", "1", "500", "501", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1.0", "1e2", "1e400", "-1e-400", "0.1",
        "\"\"", "\" \"", "\"\\u0000\"", "\"\\uD800\"", "\"\\u202E\"", "\"\\uFEFF1\"", "\"1\"", "\"-1\"", "\"NaN\"", "\"null\"", "\"__proto__\"", "\"../../etc/passwd\"", "\"%00\"", "\"' OR 1=1 --\"", "\"\\\\\\\"\"",
        "\"2026-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:60Z\"", "\"+275760-09-13T00:00:00Z\"", "\"2026-02-30T00:00:00+99:99\"", "\"😀\"",
        "[]", "[null]", "[[[[]]]]", "{}", "{\"\":null}", "{\"and\":[{}]}", "{\"eq\":1}", "{\"a\":1,\"a\":2}",
    ];

    private static readonly string[] _tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "\"", "\"\"\"", "#", ",", "\\", "\0", "\uFEFF", "\u2028", "😀", "query", "mutation", "subscription", "fragment", "on", "true", "null",
        "__typename", "__schema", "__type", "@skip(if: true)", "@include(if: $x)", "@skip(if: null)", "first: 2147483648", "last: -1", "after: \"\"", "where: {}", "order: [{}]", "$x", "-", "1e999", "00", "...{", "... on Node {",
    ];

    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>A JSON value that may be of any type.</summary>
    public static string Json(Random random) => random.Next(30) switch
    {
        0 => $"\"{new string('x', random.Next(LongText))}\"",
        1 => $"{string.Concat(Enumerable.Repeat("[", random.Next(100)))}",
        2 => Nested(random.Next(1, 100)),
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(2_000)))}]",
        4 => $"\"{random.Next(-1, 30_000)}\"",
        5 => $"{random.Next(-1, 30_000)}",
        _ => random.Pick(_json),
    };

    /// <summary>The text with tokens deleted, repeated, swapped, replaced and inserted.</summary>
    public static string Tokens(Random random, string text)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (var change = random.Next(1, 5); change > 0 && tokens.Count > 0; change--)
        {
            var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
            switch (random.Next(6))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[other]); break;
                case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
                case 3: tokens[at] = random.Pick(_tokens); break;
                case 4: tokens.Insert(at, random.Pick(_tokens)); break;
                default: tokens.InsertRange(at, tokens.GetRange(Math.Min(at, other), Math.Abs(at - other)).Take(500).ToList()); break;
            }
        }

        return string.Concat(tokens);
    }

    /// <summary>The JSON with one or two of its values replaced, and now and then a key beside them.</summary>
    public static string Values(Random random, string json)
    {
        for (var change = random.Next(1, 3); change > 0; change--)
        {
            var values = Value().Matches(json);
            if (values.Count == 0)
                return Json(random);
            var value = random.Pick(values);
            json = random.Chance(0.1) ? json.Insert(value.Index, $"{Json(random)},") : json[..value.Index] + Json(random) + json[(value.Index + value.Length)..];
        }

        return json;
    }

    /// <summary>The bytes with some of them flipped, cut, repeated or inserted.</summary>
    public static byte[] Bytes(Random random, byte[] bytes)
    {
        var result = bytes.ToList();
        for (var change = random.Next(1, 5); change > 0 && result.Count > 0; change--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(5))
            {
                case 0: result[at] = (byte)random.Next(256); break;
                case 1: result[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: result.Insert(at, (byte)random.Next(256)); break;
                case 3: result.RemoveRange(at, random.Next(Math.Min(20, result.Count - at))); break;
                default: result.InsertRange(at, result.GetRange(at, random.Next(result.Count - at)).Take(1_000).ToList()); break;
            }
        }

        return [.. result];
    }

    /// <summary>A text such as an id or a cursor, changed: within its base64, in its letters, or not at all.</summary>
    public static string Opaque(Random random, string text) => random.Next(8) switch
    {
        0 => text,
        1 => text[..random.Next(text.Length + 1)],
        2 => text + text,
        3 => text.Insert(random.Next(text.Length + 1), random.Pick(new[] { " ", "\0", "=", "-", "😀", "\n", "%00" })),
        4 => Convert.ToBase64String(Bytes(random, Encoding.UTF8.GetBytes(text))),
        5 when TryDecode(text) is { } bytes => Convert.ToBase64String(Bytes(random, bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        6 => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{random.Pick(new[] { "Agent", "Session", "SupportConnection", "Nothing", "" })}:{Json(random)}")),
        _ => JsonSerializer.Serialize(Json(random)).Trim('"'),
    };

    private static byte[]? TryDecode(string text)
    {
        var standard = text.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '='), bytes, out var length) && length > 0 ? bytes[..length] : null;
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"and\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    [GeneratedRegex("""[A-Za-z_]\w*|-?\d+(\.\d+)?|"(\\.|[^"\\\n])*"|\s+|\.\.\.|.""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    [GeneratedRegex("""(?<=[:\[,]\s*)("(\\.|[^"\\])*"|-?\d[\d.eE+-]*|true|false|null)(?=\s*[,\]}])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Value();
}

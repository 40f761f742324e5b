using System.Text;
using CsCheck;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>Payloads of all variants, and ones that are none: a value of a wrong kind here and there, a byte changed, an end cut off.</summary>
internal static class RandomPayloads
{
    private static readonly Gen<string> _value = Gen.Frequency(
        (12, Of("\"x\"", "\"Köln\"", "\"a \\\"b\\\" \\u00e9\\/\"", "\"linux\"", "\"win\"")),
        (8, Gen.Int[0, 2_000_000_000].Select(number => $"{number}")),
        (4, Gen.Int[-3, 3].Select(number => $"\"{number}\"")),
        (6, Of("null", "\"\"", "0", "1", "true", "false", "\"true\"")),
        (1, Of("[]", "{}", "-1", "1.5", "12.0", "1e3", "99999999999", "\"\\ud800\"", "[{}]")));

    private static readonly Gen<string> _likely = Of("7", "\"12\"", "1600374761", "0", "null", "\"\"");

    public static Gen<byte[]> Agents { get; } = Damaged(Enveloped(Object(
        ("id", Gen.Int[1, 9].Select(id => $"{id}")),
        ("name", _value),
        ("link_time", _likely),
        ("online", Of("true", "false", "1", "\"0\"", "null")),
        ("os", Of("\"win\"", "\"android\"", "\"haiku\"", "\"\"", "null")),
        ("geo", Geo),
        ("sessions", Object(("total", _likely), ("last", Object(("id", _likely), ("start_time", _likely), ("client", Object(("ip", _value), ("user_agent", _value))))))),
        ("unknown", _value))));

    public static Gen<byte[]> Sessions { get; } = Damaged(Enveloped(Object(
        ("id", Gen.Int[1, 9].Select(id => $"\"{id}\"")),
        ("start", _likely),
        ("stop", _likely),
        ("clients", Clients),
        ("client", Clients),
        ("agent", Gen.OneOf(Gen.Const("null"), Object(("id", _likely), ("name", _value), ("geo", Geo)))),
        ("video", Gen.OneOf(Gen.Const("\"\""), Object(("url", _value), ("size", _likely)))))));

    private static Gen<string> Geo => Gen.Frequency((6, Object(("ip", _value), ("country", _value), ("city", _value))), (2, Of("null", "\"\"")));

    private static Gen<string> Clients => Gen.OneOf(
        Object(("login", _value), ("geo", Geo)),
        Gen.OneOf(Object(("login", _value), ("user_agent", _value)), Gen.Const("null")).Array[0, 3].Select(List),
        Gen.Const("null"));

    // The first of the fields, and any of the others in any order. None stands twice: the plain reading would not see the first one.
    private static Gen<string> Object(params (string Name, Gen<string> Value)[] fields) =>
        Gen.OneOf([.. fields.Skip(1).Select(field => field.Value.Select(value => (field.Name, Value: value)))]).Array[0, fields.Length]
            .SelectMany(rest => fields[0].Value.Select(first =>
                $"{{\"{fields[0].Name}\":{first}{string.Concat(rest.DistinctBy(field => field.Name).Select(field => $",\"{field.Name}\":{field.Value}"))}}}"));

    private static Gen<string> Enveloped(Gen<string> row) => Gen.Select(
        Gen.Frequency((9, row), (1, Gen.Const("null"))).Array[0, 4].Select(List),
        Of("{0}", "{{\"data\":{0}}}", "{{\"more\":[{{}}],\"data\":{0},\"total\":7}}", " {{\n\"data\" : {0} }} "),
        (rows, form) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, rows));

    private static Gen<byte[]> Damaged(Gen<string> payload) => Gen.Select(
        payload,
        Gen.Frequency((7, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2))),
        Gen.Int[0, 1_000_000],
        Gen.Byte,
        (text, damage, place, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (damage == 1)
                bytes[place % bytes.Length] = value;
            return damage == 2 ? bytes[..(place % bytes.Length)] : bytes;
        });

    /// <summary>One of these.</summary>
    public static Gen<string> Of(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string List(string[] items) => $"[{string.Join(',', items)}]";
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Writes operations that mostly fit the schema, with arguments that mostly do not.</summary>
/// <param name="schema">The schema.</param>
/// <param name="ids">Ids that the server has given.</param>
/// <param name="cursors">Cursors that the server has given.</param>
internal sealed partial class DocumentGenerator(SchemaTypes schema, IReadOnlyList<string> ids, IReadOnlyList<string> cursors)
{
    private const int MaxDepth = 6;
    private const int MaxInputDepth = 4;

    public string Create(Random random)
    {
        var text = new StringBuilder();
        var root = random.Next(10) switch { 0 => "Mutation", 1 => "Subscription", _ => "Query" };
#pragma warning disable CA1308 // keywords of GraphQL are in lower case
        Select(random, text.Append(root.ToLowerInvariant()), root, random.Next(1, MaxDepth));
#pragma warning restore CA1308
        return text.ToString();
    }

    private void Select(Random random, StringBuilder text, string type, int depth)
    {
        text.Append(" { ");
        if (schema.PossibleTypes(type) is [_, ..] types && random.Chance(0.5))
        {
            var possible = random.Pick(types);
            Select(random, text.Append("... on ").Append(possible), possible, depth);
        }

        if (schema.Fields(type) is not [_, ..] fields || depth == 0)
        {
            text.Append("__typename } ");
            return;
        }

        for (var count = random.Next(1, 5); count > 0; count--)
            Field(random, text, random.Pick(fields), depth - 1);
        text.Append("} ");
    }

    private void Field(Random random, StringBuilder text, JsonElement field, int depth)
    {
        // Mostly a name of its own, so that few fields conflict.
        text.Append('a').Append(random.Chance(0.02) ? 0 : text.Length).Append(": ");
        text.Append(field.GetProperty("name").GetString());
        var arguments = field.GetProperty("args").EnumerateArray().Where(argument => random.Chance(argument.GetProperty("type").GetProperty("kind").GetString() == "NON_NULL" ? 0.99 : 0.4)).ToList();
        if (arguments.Count > 0)
            text.Append('(').AppendJoin(", ", arguments.Select(argument => $"{argument.GetProperty("name").GetString()}: {Value(random, argument, MaxInputDepth)}")).Append(')');
        if (random.Chance(0.05))
            text.Append(" @include(if: ").Append(random.Chance(0.5) ? "true" : "false").Append(')');
        var (name, _) = SchemaTypes.Unwrap(field.GetProperty("type"));
        if (schema.Kind(name) is "OBJECT" or "INTERFACE" or "UNION")
            Select(random, text, name, depth);
        else
            text.Append(' ');
    }

    private string Value(Random random, JsonElement input, int depth)
    {
        var (type, lists) = SchemaTypes.Unwrap(input.GetProperty("type"));
        if (lists == 0 || random.Chance(0.2))
            return Value(random, input.GetProperty("name").GetString()!, type, depth);
        return $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, input.GetProperty("name").GetString()!, type, depth)))}]";
    }

    private string Value(Random random, string name, string type, int depth) => type switch
    {
        _ when random.Chance(0.02) => Literal(Mutation.Json(random)),
        "Int" => $"{random.Pick(new[] { 0, 1, 2, 5, 20, 500, random.Next(1, 100) })}",
        "Boolean" => random.Chance(0.5) ? "true" : "false",
        "ID" => JsonSerializer.Serialize(random.Chance(0.7) ? random.Pick(ids) : Mutation.Opaque(random, random.Pick(ids))),
        "String" when name is "after" or "before" => JsonSerializer.Serialize(random.Chance(0.5) ? random.Pick(cursors) : Mutation.Opaque(random, random.Pick(cursors))),
        "String" => JsonSerializer.Serialize(random.Pick(new[] { "", "a", "Office", "berlin", "\u0000", "\u202Eabc", "x y", "😀" })),
        "DateTime" => $"\"20{random.Next(10, 40)}-0{random.Next(0, 10)}-1{random.Next(10)}T0{random.Next(10)}:00:00{random.Pick(new[] { "Z", "+02:00", "", ".123456789Z" })}\"",
        _ => schema.Kind(type) switch
        {
            "ENUM" => random.Pick(schema.EnumValues(type)),
            "INPUT_OBJECT" when depth > 0 => Object(random, type, depth - 1),
            "INPUT_OBJECT" => "{}",
            _ => Literal(Mutation.Json(random)),
        },
    };

    private string Object(Random random, string type, int depth)
    {
        var fields = schema.InputFields(type);
        var count = random.Next(1, 4);
        return $"{{{string.Join(", ", fields.OrderBy(_ => random.Next()).Take(count).Select(field => $"{field.GetProperty("name").GetString()}: {Value(random, field, depth)}"))}}}";
    }

    // Keys stand without quotation marks in a document.
    private static string Literal(string json) => Key().Replace(json, "${key}:");

    [GeneratedRegex("\"(?<key>\\w+)\":", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Key();
}

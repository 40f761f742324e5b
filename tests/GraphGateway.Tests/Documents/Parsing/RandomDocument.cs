using System.Globalization;

namespace GraphGateway.Tests.Documents.Parsing;

/// <summary>Writes random documents that follow the grammar of October 2021, so that the engine's parser reads them too.</summary>
internal sealed class RandomDocument(Random random)
{
    private static readonly string[] _names = ["a", "b1", "_c", "query", "fragment", "true_", "Type", "input", "onto", "repeatable"];
    private static readonly string[] _strings = ["\"\"", "\"text\"", "\"\\u0041\\n\\\"\"", "\"😀\"", "\"\"\"block\"\"\"", "\"\"\"\n  a\n    b\n\n\"\"\"", "\"\"\"x\n   y\n  z\"\"\"", "\"\"\"\\\"\"\"\"\"\""];
    private static readonly string[] _separators = [" ", "\n", ", ", "\t", " # comment\n", "\r\n"];

    public string Next() => Many(1, 3, () => Chance(3) ? Selections(3) : Chance(3) ? Fragment() : Operation());

    // With a name, because the engine's printer forgets the keyword of a query that has directives alone.
    private string Operation() => $"{Pick("query", "mutation", "subscription")} {Name()}{(Chance(2) ? $"({Many(1, 3, Variable)})" : "")}{Directives(isConstant: false)}{Selections(3)}";

    private string Fragment() => $"fragment {Name()} on {Name()}{Directives(isConstant: false)}{Selections(2)}";

    private string Variable() => $"${Name()}: {Type(2)}{(Chance(2) ? $" = {Value(2, isConstant: true)}" : "")}{Directives(isConstant: true)}";

    private string Selections(int depth) => $"{{ {Many(1, 3, () => Selection(depth))} }}";

    private string Selection(int depth) => random.Next(6) switch
    {
        0 => $"...{Name()}{Directives(isConstant: false)}",
        1 when depth > 0 => $"... {(Chance(2) ? $"on {Name()}" : "")}{Directives(isConstant: false)}{Selections(depth - 1)}",
        _ => $"{(Chance(4) ? $"{Name()}: " : "")}{Name()}{Arguments(isConstant: false)}{Directives(isConstant: false)}{(depth > 0 && Chance(3) ? Selections(depth - 1) : "")}",
    };

    private string Directives(bool isConstant) => Chance(5) ? $" {Many(1, 2, () => $"@{Name()}{Arguments(isConstant)}")} " : "";

    private string Arguments(bool isConstant) => Chance(3) ? $"({Many(1, 3, () => $"{Name()}: {Value(2, isConstant)}")})" : "";

    private string Type(int depth) => $"{(depth > 0 && Chance(3) ? $"[{Type(depth - 1)}]" : Name())}{(Chance(3) ? "!" : "")}";

    private string Value(int depth, bool isConstant) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => random.Next(-100, 100).ToString(CultureInfo.InvariantCulture),
        1 => Pick("0.5", "-1.25e10", "3E-2"),
        2 => Pick(_strings),
        3 => Pick("true", "false", "null"),
        4 => Pick("RED", "BLUE"),
        5 => isConstant ? "1" : $"${Name()}",
        6 => "[]",
        7 => $"[{Many(1, 3, () => Value(depth - 1, isConstant))}]",
        _ => $"{{{Many(0, 3, () => $"{Name()}: {Value(depth - 1, isConstant)}")}}}",
    };

    private string Name() => Pick(_names);

    private string Many(int least, int most, Func<string> write) => string.Join(Pick(_separators), Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => write()));

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}

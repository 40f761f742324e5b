using System.Globalization;
using System.Text;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Tests.Execution;

/// <summary>Queries over the schema, grown from a seed: all types, fragments, aliases, equal keys, arguments, directives, variables.</summary>
/// <param name="schema">The schema.</param>
/// <param name="ids">Global ids of things that are there.</param>
/// <param name="seed">What it grows from.</param>
internal sealed class RandomOperation(ISchema schema, IReadOnlyList<string> ids, int seed)
{
    private const int MaxDepth = 5;
    private const int MaxParts = 80;

    private static readonly string[] _strange = ["1001", "999999", "x", "QWdlbnQ6OTk5OTk5", "Tm90aGluZzox"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _fragments = new();
    private int _names;
    private int _parts;

    /// <summary>The document, with the variables <c>$yes</c>, <c>$no</c> and <c>$first</c>.</summary>
    public string Document()
    {
        var selected = Selected(schema.Query, depth: 0);
        return $"query Random($yes: Boolean!, $no: Boolean = false, $first: Int) {{ __typename @include(if: $yes) f: agents(first: $first) @skip(if: $no) {{ totalCount }} {selected} }} {_fragments}";
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private string Selected(IGraphType type, int depth) => string.Join(' ', Enumerable.Range(0, _random.Next(1, depth == 0 ? 4 : 6)).Select(_ => Part(type, depth)));

    private string Part(IGraphType type, int depth)
    {
        if (_parts++ > MaxParts)
            return "__typename";
        var directive = Directive();
        return _random.Next(10) switch
        {
            0 => $"... {directive} {{ {Selected(type, depth)} }}",
            1 => $"... on {type.Name} {directive} {{ {Selected(type, depth)} }}",
            2 => Spread(type, depth, directive),
            3 => $"t{_random.Next(2)}: __typename {directive}",
            _ when type is IAbstractGraphType any => Concrete(any, depth),
            _ => Field((IObjectGraphType)type, depth, directive),
        };
    }

    private string Concrete(IAbstractGraphType any, int depth)
    {
        var type = Any(any.PossibleTypes.ToList());
        return $"... on {type.Name} {{ {Selected(type, depth)} }}";
    }

    private string Spread(IGraphType type, int depth, string directive)
    {
        var name = $"F{_names++}";
        // What is selected may append fragments of its own, so it comes first.
        var selected = Selected(type, depth);
        _fragments.Append(CultureInfo.InvariantCulture, $" fragment {name} on {type.Name} {{ {selected} }}");
        return string.Join(' ', Enumerable.Repeat($"...{name} {directive}", _random.Next(1, 3)));
    }

    // A key says all of a field, so that equal keys can be made one.
    private string Field(IObjectGraphType type, int depth, string directive)
    {
        var fields = type.Fields.Where(field => depth < MaxDepth || field.ResolvedType!.GetNamedType() is ScalarGraphType).ToList();
        if (fields.Count == 0)
            return "__typename";
        var field = Any(fields);
        var arguments = Arguments(field);
        var below = field.ResolvedType!.GetNamedType();
        var key = arguments.Length == 0 ? $"{type.Name}_{field.Name}" : $"k{_names++}";
        return $"{key}: {field.Name}{arguments} {directive} {(below is ScalarGraphType ? "" : $"{{ {Selected(below, depth + 1)} }}")}";
    }

    private string Directive() => _random.Next(12) switch
    {
        0 => "@include(if: $yes)",
        1 => "@skip(if: $no)",
        2 => "@skip(if: $yes)",
        3 => "@include(if: false)",
        _ => "",
    };

    private string Arguments(FieldType field) => field.Name switch
    {
        "agents" or "sessions" or "supportConnections" => Page(field),
        "node" or "agent" or "session" or "supportConnection" when field.Arguments is { Count: > 0 } => $"(id: \"{Id()}\")",
        "nodes" when field.Arguments is { Count: > 0 } => $"(ids: [{string.Join(", ", Enumerable.Range(0, _random.Next(6)).Select(_ => $"\"{Id()}\""))}])",
        _ => "",
    };

    private string Page(FieldType field) => _random.Next(10) switch
    {
        0 => "(first: 1000)",
        1 => "(first: $first)",
        2 => "(last: 2)",
        3 => "(first: 2, last: 2)",
        4 => "(first: 0)",
        5 => "(after: \"broken\")",
        6 when field.Arguments?.Find("search") is not null => "(first: 3, search: \"a\", order: [{ name: DESC }])",
        _ => $"(first: {_random.Next(1, 4)})",
    };

    private string Id() => Chance(75) ? Any(ids) : Any(_strange);
}

using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Tests.Security;

/// <summary>An operation that selects everything below one root field, each type once on the way down.</summary>
/// <param name="type">The root type.</param>
/// <param name="root">The root field's name.</param>
/// <param name="arguments">The root field's arguments.</param>
internal sealed class FullOperation(IObjectGraphType type, string root, string arguments = "")
{
    private readonly FieldType _root = type.GetField(root)!;

    public string Text => $"{(type.Name == "Mutation" ? "mutation" : "query")} {{ {root}{arguments} {Below(_root, [])} }}";

    /// <summary>Everything that is selected, as <c>Type.field</c>.</summary>
    public IEnumerable<string> Coordinates => Walk(type, _root, [], isOpen: _ => true).Select(step => step.Coordinate);

    /// <summary>What a caller with these scopes is refused, as <c>Type.field</c>, by a table of the scopes that fields need.</summary>
    public IEnumerable<string> Refused(IReadOnlyDictionary<string, string> table, IReadOnlyCollection<string> scopes) =>
        Walk(type, _root, [], coordinate => table[coordinate] == "-" || scopes.Contains(table[coordinate])).Where(step => !step.IsOpen).Select(step => step.Coordinate);

    private static IEnumerable<(string Coordinate, bool IsOpen)> Walk(IObjectGraphType type, FieldType field, IGraphType[] above, Func<string, bool> isOpen)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        yield return (coordinate, isOpen(coordinate));
        if (!isOpen(coordinate))
            yield break;
        var steps = from below in Types(field, above)
                    from next in below.Fields
                    from step in Walk(below, next, [.. above, below], isOpen)
                    select step;
        foreach (var step in steps)
            yield return step;
    }

    private static string Below(FieldType field, IGraphType[] above)
    {
        if (field.ResolvedType!.GetNamedType() is ScalarGraphType)
            return "";
        var types = Types(field, above).Select(below =>
            $"... on {below.Name} {{ {string.Join(' ', below.Fields.Select(next => $"{below.Name}_{next.Name}: {next.Name}{Arguments(below, next)} {Below(next, [.. above, below])}"))} }}");
        return $"{{ __typename {string.Join(' ', types)} }}";
    }

    private static IEnumerable<IObjectGraphType> Types(FieldType field, IGraphType[] above)
    {
        IEnumerable<IObjectGraphType> types = field.ResolvedType!.GetNamedType() switch
        {
            IObjectGraphType type => [type],
            IAbstractGraphType type => type.PossibleTypes,
            _ => [],
        };
        return types.Where(type => !above.Contains(type)).OrderBy(type => type.Name, StringComparer.Ordinal);
    }

    private static string Arguments(IObjectGraphType type, FieldType field) => (type.Name, field.Name) switch
    {
        (_, "sessions" or "agents") => "(first: 2)",
        _ => "",
    };
}

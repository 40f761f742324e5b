using System.Text.Json;
using System.Text.Json.Nodes;
using GraphGateway.Getscreen.Http;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Benchmarks.Price;

/// <summary>Walks an operation beside its answer, and collects the calls that <see cref="NaiveRules"/> has for each occurrence of a field.</summary>
internal sealed class NaiveWalk(ExampleOperation operation, ISchema schema)
{
    private readonly GraphQLDocument _document = Parser.Parse(operation.Document);
    private readonly JsonObject _variables = operation.Variables.DeepClone().AsObject();
    private readonly List<List<GetscreenCall>> _levels = [];

    /// <summary>The calls by how many answers they must wait for: none, one, two, and so on.</summary>
    public IReadOnlyList<IReadOnlyList<GetscreenCall>> CallsFor(JsonElement data)
    {
        var root = _document.Definitions.OfType<GraphQLOperationDefinition>().Single();
        foreach (var variable in (root.Variables?.Items ?? []).Where(variable => variable.DefaultValue is not null))
            _variables.TryAdd(variable.Variable.Name.StringValue, NaiveField.Read(variable.DefaultValue!, _variables));
        Visit(root.Operation is OperationType.Mutation ? schema.Mutation! : schema.Query, root.SelectionSet.Selections, data, level: 0);
        return _levels;
    }

    private void Visit(IObjectGraphType type, IEnumerable<ASTNode> selections, JsonElement parent, int level)
    {
        foreach (var same in Fields(type, selections).GroupBy(field => (field.Alias?.Name ?? field.Name).StringValue))
        {
            // What is not in the answer was left out by a directive.
            if (!parent.TryGetProperty(same.Key, out var value))
                continue;

            var field = same.First();
            var inner = same.SelectMany(each => each.SelectionSet?.Selections ?? []).ToList();
            string[] selected = value.ValueKind is JsonValueKind.Object ? [.. Fields(TypeOf(type, field, value), inner).Select(each => each.Name.StringValue)] : [];
            var below = Collect(new($"{type.Name}.{field.Name.StringValue}", field, selected, parent, value, _variables), level);
            foreach (var row in Objects(value))
                Visit(TypeOf(type, field, row), inner, row, below);
        }
    }

    // What needs a call comes a level later, and so does all that lies below it.
    private int Collect(NaiveField field, int level)
    {
        GetscreenCall[] calls = [.. NaiveRules.CallsOf(field)];
        if (calls.Length == 0)
            return level;
        if (_levels.Count == level)
            _levels.Add([]);
        _levels[level].AddRange(calls);
        return level + 1;
    }

    private IEnumerable<GraphQLField> Fields(IObjectGraphType type, IEnumerable<ASTNode> selections) => selections.SelectMany(selection => selection switch
    {
        GraphQLField field => [field],
        GraphQLInlineFragment inline when Applies(inline.TypeCondition, type) => Fields(type, inline.SelectionSet.Selections),
        GraphQLFragmentSpread spread when Fragment(spread) is var fragment && Applies(fragment.TypeCondition, type) => Fields(type, fragment.SelectionSet.Selections),
        _ => Enumerable.Empty<GraphQLField>(),
    });

    private GraphQLFragmentDefinition Fragment(GraphQLFragmentSpread spread) =>
        _document.Definitions.OfType<GraphQLFragmentDefinition>().Single(fragment => fragment.FragmentName.Name == spread.FragmentName.Name);

    private bool Applies(GraphQLTypeCondition? condition, IObjectGraphType type) =>
        condition is null
        || condition.Type.Name == type.Name
        || (schema.AllTypes[condition.Type.Name] is IAbstractGraphType many && many.PossibleTypes.Any(possible => possible.Name == type.Name));

    // An interface or a union says only in the answer what it is.
    private IObjectGraphType TypeOf(IObjectGraphType parent, GraphQLField field, JsonElement row) =>
        parent.GetField(field.Name)!.ResolvedType!.GetNamedType() as IObjectGraphType
        ?? (row.TryGetProperty("__typename", out var name)
            ? (IObjectGraphType)schema.AllTypes[name.GetString()!]!
            : throw new InvalidDataException($"{operation.Name} must select __typename below {parent.Name}.{field.Name}: the naive way depends on it."));

    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}

using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Visited = System.Collections.Generic.HashSet<(GraphQLParser.AST.GraphQLFragmentDefinition Fragment, GraphQL.Types.IGraphType Type, int Depth)>;

namespace GraphGateway.Execution;

/// <summary>
/// A selection set as it will be executed: fragments are expanded if their type can match, and nodes that <c>@skip</c> and
/// <c>@include</c> exclude are left out. The document must be validated: all fragments exist and have no cycles.
/// </summary>
internal readonly struct Selection(SelectedDocument document, List<ASTNode>? nodes, IGraphType type)
{
    private readonly SelectedDocument _document = document;
    private readonly List<ASTNode>? _nodes = nodes;
    private readonly IGraphType _type = type;

    /// <summary>The possible object types of the selection's type.</summary>
    public IEnumerable<IObjectGraphType> Types => _type switch
    {
        IObjectGraphType type => [type],
        IAbstractGraphType type => type.PossibleTypes,
        _ => [],
    };

    /// <summary>The selection below the field that is being resolved.</summary>
    public static Selection Below(IResolveFieldContext context) => new(
        new(context.Schema, context.Document, context.ExecutionContext.DirectiveValues),
        context.FieldAst.SelectionSet?.Selections,
        context.FieldDefinition.ResolvedType!.GetNamedType());

    /// <summary>The root selection of the operation. The variables must be coerced.</summary>
    public static Selection Of(ValidationContext context) => new(
        new(context.Schema, context.Document, context.DirectiveValues),
        context.Operation.SelectionSet.Selections,
        context.Operation.Operation switch
        {
            OperationType.Mutation => context.Schema.Mutation!,
            OperationType.Subscription => context.Schema.Subscription!,
            _ => context.Schema.Query,
        });

    /// <summary>Whether the selection has a field at this path of field names, for example <c>"nodes", "agent"</c>. Stops at the first match.</summary>
    public bool HasField(params ReadOnlySpan<string> path)
    {
        Visited? visited = null;
        return HasField(path, ref visited);
    }

    /// <summary>The selected fields of an object type in response order, merged by response key.</summary>
    public IReadOnlyCollection<SelectedField> Fields(IObjectGraphType type)
    {
        var fields = new Dictionary<string, SelectedField>(StringComparer.Ordinal);
        Visited? visited = null;
        new Selection(_document, _nodes, type).Collect(fields, ref visited);
        return fields.Values;
    }

    private bool HasField(ReadOnlySpan<string> path, ref Visited? visited)
    {
        if (_nodes is null)
            return false;
        foreach (var node in _nodes)
        {
            if (_document.Includes(node) && (node is GraphQLField field ? Leads(field, path, ref visited) : Unfold(node, path.Length, ref visited)?.HasField(path, ref visited) is true))
                return true;
        }

        return false;
    }

    private bool Leads(GraphQLField field, ReadOnlySpan<string> path, ref Visited? visited) =>
        field.Name.Value == path[0]
        && (path.Length == 1 || (Definition(field) is { ResolvedType: { } type } && new Selection(_document, field.SelectionSet?.Selections, type.GetNamedType()).HasField(path[1..], ref visited)));

    private void Collect(Dictionary<string, SelectedField> fields, ref Visited? visited)
    {
        foreach (var node in _nodes ?? [])
        {
            if (!_document.Includes(node))
                continue;
            if (node is GraphQLField field)
                Collect(fields, field);
            else
                Unfold(node, depth: 0, ref visited)?.Collect(fields, ref visited);
        }
    }

    private void Collect(Dictionary<string, SelectedField> fields, GraphQLField field)
    {
        var key = (field.Alias?.Name ?? field.Name).StringValue;
        if (fields.TryGetValue(key, out var selected))
            selected.Add(field);
        else if (Definition(field) is { } definition)
            fields.Add(key, new(_document, key, definition, field));
    }

    // Meta fields such as __typename have no definition here. No caller of this type needs their selections.
    private FieldType? Definition(GraphQLField field) => (_type as IComplexGraphType)?.GetField(field.Name.Value);

    // A second spread of the same fragment at the same place adds no field, and nested spreads could expand exponentially.
    private Selection? Unfold(ASTNode node, int depth, ref Visited? visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is GraphQLInlineFragment inline)
            return Within(inline.TypeCondition, inline.SelectionSet);
        return _document.Fragment((GraphQLFragmentSpread)node) is { } fragment && (visited ??= []).Add((fragment, _type, depth))
            ? Within(fragment.TypeCondition, fragment.SelectionSet)
            : null;
    }

    private Selection? Within(GraphQLTypeCondition? condition, GraphQLSelectionSet selected) =>
        _document.Narrow(_type, condition) is { } type ? new(_document, selected.Selections, type) : null;
}

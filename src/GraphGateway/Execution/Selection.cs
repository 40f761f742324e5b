using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Seen = System.Collections.Generic.HashSet<(GraphQLParser.AST.GraphQLFragmentDefinition Fragment, GraphQL.Types.IGraphType Type, int Depth)>;

namespace GraphGateway.Execution;

/// <summary>
/// What an operation selects below a field, as the engine will run it: fragments unfolded where their type can match, without what
/// <c>@skip</c> and <c>@include</c> leave out. For validated documents: their fragments exist, and none leads back to itself.
/// </summary>
internal readonly struct Selection(SelectedDocument document, List<ASTNode>? nodes, IGraphType type)
{
    private readonly SelectedDocument _document = document;
    private readonly List<ASTNode>? _nodes = nodes;
    private readonly IGraphType _type = type;

    /// <summary>The object types that a thing with this selection can have.</summary>
    public IEnumerable<IObjectGraphType> Types => _type switch
    {
        IObjectGraphType type => [type],
        IAbstractGraphType type => type.PossibleTypes,
        _ => [],
    };

    /// <summary>What is selected below the field that is being resolved.</summary>
    public static Selection Below(IResolveFieldContext context) => new(
        new(context.Schema, context.Document, context.ExecutionContext.DirectiveValues),
        context.FieldAst.SelectionSet?.Selections,
        context.FieldDefinition.ResolvedType!.GetNamedType());

    /// <summary>What the whole operation selects, once its variables are known.</summary>
    public static Selection Of(ValidationContext context) => new(
        new(context.Schema, context.Document, context.DirectiveValues),
        context.Operation.SelectionSet.Selections,
        context.Operation.Operation switch
        {
            OperationType.Mutation => context.Schema.Mutation!,
            OperationType.Subscription => context.Schema.Subscription!,
            _ => context.Schema.Query,
        });

    /// <summary>Whether a field stands at this path of field names, e.g. <c>"nodes", "agent"</c>. Ends with the first that is found.</summary>
    public bool Holds(params ReadOnlySpan<string> path)
    {
        Seen? seen = null;
        return Holds(path, ref seen);
    }

    /// <summary>The fields of an object of this type, in their order, those of one response key made one.</summary>
    public IReadOnlyCollection<SelectedField> Fields(IObjectGraphType type)
    {
        var fields = new Dictionary<string, SelectedField>(StringComparer.Ordinal);
        Seen? seen = null;
        new Selection(_document, _nodes, type).Collect(fields, ref seen);
        return fields.Values;
    }

    private bool Holds(ReadOnlySpan<string> path, ref Seen? seen)
    {
        if (_nodes is null)
            return false;
        foreach (var node in _nodes)
        {
            if (_document.Includes(node) && (node is GraphQLField field ? Leads(field, path, ref seen) : Unfold(node, path.Length, ref seen)?.Holds(path, ref seen) is true))
                return true;
        }

        return false;
    }

    private bool Leads(GraphQLField field, ReadOnlySpan<string> path, ref Seen? seen) =>
        field.Name.Value == path[0]
        && (path.Length == 1 || (Definition(field) is { ResolvedType: { } type } && new Selection(_document, field.SelectionSet?.Selections, type.GetNamedType()).Holds(path[1..], ref seen)));

    private void Collect(Dictionary<string, SelectedField> fields, ref Seen? seen)
    {
        foreach (var node in _nodes ?? [])
        {
            if (!_document.Includes(node))
                continue;
            if (node is GraphQLField field)
                Collect(fields, field);
            else
                Unfold(node, depth: 0, ref seen)?.Collect(fields, ref seen);
        }
    }

    private void Collect(Dictionary<string, SelectedField> fields, GraphQLField field)
    {
        var key = (field.Alias?.Name ?? field.Name).StringValue;
        if (fields.TryGetValue(key, out var known))
            known.Add(field);
        else if (Definition(field) is { } definition)
            fields.Add(key, new(_document, key, definition, field));
    }

    // The engine's own fields, such as __typename, have no definition here: nothing below them matters to anybody.
    private FieldType? Definition(GraphQLField field) => (_type as IComplexGraphType)?.GetField(field.Name.Value);

    // One spread of a fragment is enough: a second one in the same place adds nothing, and could unfold without end.
    private Selection? Unfold(ASTNode node, int depth, ref Seen? seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is GraphQLInlineFragment inline)
            return Within(inline.TypeCondition, inline.SelectionSet);
        return _document.Fragment((GraphQLFragmentSpread)node) is { } fragment && (seen ??= []).Add((fragment, _type, depth))
            ? Within(fragment.TypeCondition, fragment.SelectionSet)
            : null;
    }

    private Selection? Within(GraphQLTypeCondition? condition, GraphQLSelectionSet selected) =>
        _document.Narrow(_type, condition) is { } type ? new(_document, selected.Selections, type) : null;
}

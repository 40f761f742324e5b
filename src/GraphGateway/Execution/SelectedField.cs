using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A field that an operation selects: all selections of one response key, merged.</summary>
internal sealed class SelectedField
{
    private readonly SelectedDocument _document;
    private readonly List<ASTNode> _nodes;
    private IReadOnlyList<(IObjectGraphType Type, IReadOnlyCollection<SelectedField> Fields)>? _below;

    public SelectedField(SelectedDocument document, string key, FieldType definition, GraphQLField ast)
    {
        (_document, Key, Definition, Ast) = (document, key, definition, ast);
        _nodes = [.. ast.SelectionSet?.Selections ?? []];
    }

    /// <summary>The response key.</summary>
    public string Key { get; }

    public FieldType Definition { get; }

    /// <summary>The first occurrence of the field. All occurrences have the same arguments.</summary>
    public GraphQLField Ast { get; }

    /// <summary>The selection below the field.</summary>
    public Selection Selection => new(_document, _nodes, Definition.ResolvedType!.GetNamedType());

    /// <summary>The selected fields of each possible object type of the field. Computed on first use, so all occurrences must be added before.</summary>
    public IReadOnlyList<(IObjectGraphType Type, IReadOnlyCollection<SelectedField> Fields)> FieldsByType => _below ??= FieldsBelow(Selection);

    /// <summary>Whether the field has no cost, no required scope and no fields below it. Null until the cost estimator has set it.</summary>
    public bool? IsPlain { get; set; }

    private static (IObjectGraphType, IReadOnlyCollection<SelectedField>)[] FieldsBelow(Selection selection) =>
        [.. selection.Types.Select(type => (type, selection.Fields(type)))];

    public void Add(GraphQLField same) => _nodes.AddRange(same.SelectionSet?.Selections ?? []);
}

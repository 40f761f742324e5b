using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A field that an operation selects, made one from every place that selects it under the same response key.</summary>
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

    /// <summary>The field where it stands first, which has the arguments of all.</summary>
    public GraphQLField Ast { get; }

    /// <summary>What is selected below it.</summary>
    public Selection Selection => new(_document, _nodes, Definition.ResolvedType!.GetNamedType());

    /// <summary>The fields that are selected of each type that a thing can have there. To be asked for once all places are added.</summary>
    public IReadOnlyList<(IObjectGraphType Type, IReadOnlyCollection<SelectedField> Fields)> Below => _below ??= FieldsBelow(Selection);

    /// <summary>Whether the field costs nothing, is open to every caller, and has no fields below it; null until the cost estimator has looked.</summary>
    public bool? IsPlain { get; set; }

    private static (IObjectGraphType, IReadOnlyCollection<SelectedField>)[] FieldsBelow(Selection selection) =>
        [.. selection.Types.Select(type => (type, selection.Fields(type)))];

    public void Add(GraphQLField same) => _nodes.AddRange(same.SelectionSet?.Selections ?? []);
}

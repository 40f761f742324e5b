using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Graph;

/// <summary>A field that an operation selects, made one from every place that selects it under the same response key.</summary>
internal sealed class SelectedField
{
    private readonly SelectedDocument _document;
    private readonly List<ASTNode> _nodes;

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

    public void Add(GraphQLField same) => _nodes.AddRange(same.SelectionSet?.Selections ?? []);
}

using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>Finds the fields and directives of an operation, including its fragments, that have arguments.</summary>
internal sealed class ArgumentSites(ISchema schema, GraphQLDocument document)
{
    private readonly HashSet<GraphQLFragmentDefinition> _visited = [];
    private readonly List<(GraphQLField, FieldType)> _fields = [];
    private readonly List<ASTNode> _withDirectives = [];

    /// <summary>The fields with arguments.</summary>
    public IReadOnlyList<(GraphQLField Field, FieldType Definition)> Fields => _fields;

    /// <summary>The nodes with directives.</summary>
    public IReadOnlyList<ASTNode> WithDirectives => _withDirectives;

    /// <summary>The positions of all variables.</summary>
    public IEnumerable<VariablePosition> Variables => _fields.SelectMany(site => VariablesOf(site)).Concat(_withDirectives.SelectMany(node => VariablesOf(node)));

    public static IEnumerable<VariablePosition> VariablesOf((GraphQLField Field, FieldType Definition) site) => VariablePosition.Find(site.Field.Arguments, site.Definition.Arguments);

    public IEnumerable<VariablePosition> VariablesOf(ASTNode withDirectives) =>
        ((IHasDirectivesNode)withDirectives).Directives!.SelectMany(directive => VariablePosition.Find(directive.Arguments, schema.Directives.Find(directive.Name)?.Arguments));

    public ArgumentSites With(GraphQLOperationDefinition operation)
    {
        AddIfDirectives(operation);
        foreach (var variable in operation.Variables?.Items ?? [])
            AddIfDirectives(variable);
        Visit(operation.SelectionSet, operation.Operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        });
        return this;
    }

    private void Visit(GraphQLSelectionSet? selected, IGraphType? type)
    {
        foreach (var node in selected?.Selections ?? [])
        {
            AddIfDirectives(node);
            switch (node)
            {
                case GraphQLField field when Definition(field, type) is { } definition:
                    Add(field, definition);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, Narrow(type, inline.TypeCondition));
                    break;
                case GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment && _visited.Add(fragment):
                    AddIfDirectives(fragment);
                    Visit(fragment.SelectionSet, Narrow(type, fragment.TypeCondition));
                    break;
            }
        }
    }

    private void Add(GraphQLField field, FieldType definition)
    {
        if (field.Arguments is { Count: > 0 })
            _fields.Add((field, definition));
        Visit(field.SelectionSet, definition.ResolvedType?.GetNamedType());
    }

    private FieldType? Definition(GraphQLField field, IGraphType? type) => field.Name.Value switch
    {
        var name when name == schema.TypeNameMetaFieldType.Name => schema.TypeNameMetaFieldType,
        var name when name == schema.TypeMetaFieldType.Name => schema.TypeMetaFieldType,
        var name when name == schema.SchemaMetaFieldType.Name => schema.SchemaMetaFieldType,
        var name => (type as IComplexGraphType)?.GetField(name),
    };

    private IGraphType? Narrow(IGraphType? type, GraphQLTypeCondition? condition) =>
        condition is null ? type : schema.AllTypes[condition.Type.Name.Value]?.GetNamedType();

    private void AddIfDirectives(ASTNode node)
    {
        if (node is IHasDirectivesNode { Directives.Count: > 0 })
            _withDirectives.Add(node);
    }
}

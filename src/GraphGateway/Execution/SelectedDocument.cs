using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A validated document, with the directive values of a request.</summary>
internal readonly record struct SelectedDocument(
    ISchema Schema,
    GraphQLDocument Document,
    IReadOnlyDictionary<ASTNode, IDictionary<string, DirectiveInfo>>? Directives)
{
    /// <summary>Whether neither <c>@skip</c> nor <c>@include</c> excludes a field or fragment.</summary>
    public bool Includes(ASTNode node) =>
        Directives?.TryGetValue(node, out var directives) is not true || (!Is(directives, "skip", true) && !Is(directives, "include", false));

    public GraphQLFragmentDefinition? Fragment(GraphQLFragmentSpread spread) => Document.FindFragmentDefinition(spread.FragmentName.Name.Value);

    /// <summary>Narrows a type to the type condition of a fragment. Returns null if the type cannot match the condition.</summary>
    public IGraphType? Narrow(IGraphType type, GraphQLTypeCondition? condition)
    {
        var wanted = condition is null ? type : Schema.AllTypes[condition.Type.Name.Value];
        return (type, wanted) switch
        {
            _ when ReferenceEquals(type, wanted) => type,
            (IObjectGraphType known, IAbstractGraphType any) => any.PossibleTypes.Contains(known) ? type : null,
            (IAbstractGraphType any, IObjectGraphType known) => any.PossibleTypes.Contains(known) ? known : null,
            (IAbstractGraphType one, IAbstractGraphType other) => one.PossibleTypes.Any(other.PossibleTypes.Contains) ? type : null,
            _ => null,
        };
    }

    private static bool Is(IDictionary<string, DirectiveInfo> directives, string name, bool value) =>
        directives.TryGetValue(name, out var directive) && directive.Arguments["if"].Value is bool condition && condition == value;
}

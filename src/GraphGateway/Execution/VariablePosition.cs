using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A place in a document where a variable is used.</summary>
/// <param name="Variable">The variable node at this place.</param>
/// <param name="Type">The expected type.</param>
/// <param name="HasDefault">Whether the argument or input field has a default value.</param>
/// <param name="Owner">The input object type if the variable is the value of an input field, otherwise null.</param>
internal sealed record VariablePosition(GraphQLVariable Variable, IGraphType Type, bool HasDefault, IInputObjectGraphType? Owner = null)
{
    /// <summary>Finds the variables in the arguments of a field or directive.</summary>
    public static IEnumerable<VariablePosition> Find(GraphQLArguments? arguments, QueryArguments? defined) =>
        from argument in arguments?.Items ?? []
        let definition = defined?.Find(argument.Name)
        where definition?.ResolvedType is not null
        from position in Find(argument.Value, new(null!, definition.ResolvedType!, definition.DefaultValue is not null))
        select position;

    private static IEnumerable<VariablePosition> Find(GraphQLValue value, VariablePosition position) => value switch
    {
        GraphQLVariable variable => [position with { Variable = variable }],
        GraphQLListValue list => (list.Values ?? []).SelectMany(item => Find(item, new(null!, ItemOf(position.Type), HasDefault: false))),
        GraphQLObjectValue fields when position.Type.GetNamedType() is IInputObjectGraphType type => (fields.Fields ?? []).SelectMany(field => Find(field, type)),
        _ => [],
    };

    private static IEnumerable<VariablePosition> Find(GraphQLObjectField field, IInputObjectGraphType owner) =>
        owner.GetField(field.Name) is { ResolvedType: { } type } definition ? Find(field.Value, new(null!, type, definition.DefaultValue is not null, owner)) : [];

    private static IGraphType ItemOf(IGraphType type) => type switch
    {
        NonNullGraphType { ResolvedType: { } inner } => ItemOf(inner),
        ListGraphType { ResolvedType: { } item } => item,
        _ => type,
    };
}

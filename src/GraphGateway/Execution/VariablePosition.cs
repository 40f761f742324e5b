using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>A place in a document where a variable's value is used.</summary>
/// <param name="Variable">The variable, as it is named there.</param>
/// <param name="Type">The type that the place expects.</param>
/// <param name="HasDefault">Whether the place has a default value of its own.</param>
/// <param name="Owner">The input object whose field the variable is; null if it is no such field.</param>
internal sealed record VariablePosition(GraphQLVariable Variable, IGraphType Type, bool HasDefault, IInputObjectGraphType? Owner = null)
{
    /// <summary>Finds the variables in the arguments of a field or directive.</summary>
    public static IEnumerable<VariablePosition> Find(GraphQLArguments? given, QueryArguments? defined) =>
        from argument in given?.Items ?? []
        let definition = defined?.Find(argument.Name)
        where definition?.ResolvedType is not null
        from position in Find(argument.Value, new(null!, definition.ResolvedType!, definition.DefaultValue is not null))
        select position;

    private static IEnumerable<VariablePosition> Find(GraphQLValue value, VariablePosition place) => value switch
    {
        GraphQLVariable variable => [place with { Variable = variable }],
        GraphQLListValue list => (list.Values ?? []).SelectMany(item => Find(item, new(null!, ItemOf(place.Type), HasDefault: false))),
        GraphQLObjectValue fields when place.Type.GetNamedType() is IInputObjectGraphType type => (fields.Fields ?? []).SelectMany(field => Find(field, type)),
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

using GraphGateway.Execution;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>
/// Validates that all variable usages are allowed (specification, 5.8.5). The GraphQL.NET rule accepts null as a default value for a non-null position,
/// and treats list items as nullable.
/// </summary>
internal sealed class VariablePositionsRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        foreach (var operation in context.Document.Definitions.OfType<GraphQLOperationDefinition>())
            Check(operation, context);
        return default;
    }

    private static void Check(GraphQLOperationDefinition operation, ValidationContext context)
    {
        if (operation.Variables is not { Count: > 0 })
            return;
        var sites = new ArgumentSites(context.Schema, context.Document).With(operation);
        foreach (var position in sites.Variables)
        {
            if (operation.Variables.FirstOrDefault(variable => variable.Variable.Name.Value == position.Variable.Name.Value) is { } definition)
                Check(position, definition, context);
        }
    }

    private static void Check(VariablePosition position, GraphQLVariableDefinition definition, ValidationContext context)
    {
        if (definition.Type.GraphTypeFromType(context.Schema) is not { } type || !type.IsInputType())
            return;
        var name = definition.Variable.Name.StringValue;
        if (!IsAllowed(position, definition, type))
            Report($"Variable '${name}' of type '{type}' is used in a position that expects the type '{position.Type}'. Declare it as '${name}: {position.Type}'.");
        if (position.Owner is { IsOneOf: true } owner && type is not NonNullGraphType)
            Report($"Variable '${name}' is of type '{type}', but a field of the oneOf input object '{owner.Name}' must not be null. Declare it as '${name}: {type}!'.");

        void Report(string message) => context.ReportError(new(context.Document.Source, "5.8.5", message, definition, position.Variable));
    }

    private static bool IsAllowed(VariablePosition position, GraphQLVariableDefinition definition, IGraphType type)
    {
        if (position.Type is not NonNullGraphType { ResolvedType: { } nullable } || type is NonNullGraphType)
            return IsSubtype(type, position.Type);
        return (position.HasDefault || definition.DefaultValue is not (null or GraphQLNullValue)) && IsSubtype(type, nullable);
    }

    private static bool IsSubtype(IGraphType type, IGraphType expected) => (type, expected) switch
    {
        (NonNullGraphType known, NonNullGraphType wanted) => IsSubtype(known.ResolvedType!, wanted.ResolvedType!),
        (NonNullGraphType known, _) => IsSubtype(known.ResolvedType!, expected),
        (ListGraphType known, ListGraphType wanted) => IsSubtype(known.ResolvedType!, wanted.ResolvedType!),
        (ListGraphType, _) or (_, ListGraphType) or (_, NonNullGraphType) => false,
        _ => type.Name == expected.Name,
    };
}

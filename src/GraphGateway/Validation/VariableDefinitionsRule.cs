using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>Validates that variables have input types (specification, 5.8.2) and valid default values (5.6.1). The GraphQL.NET rule throws on a default value of a non-input type.</summary>
internal sealed class VariableDefinitionsRule : ValidationRuleBase
{
    private static readonly MatchingNodeVisitor<GraphQLVariableDefinition> _visitor = new(Check);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(_visitor);

    private static void Check(GraphQLVariableDefinition definition, ValidationContext context)
    {
        var name = definition.Variable.Name.StringValue;
        if (definition.Type.GraphTypeFromType(context.Schema) is not { } type)
            return;
        if (!type.IsInputType())
            context.ReportError(new(context.Document.Source, "5.8.2", $"Variable '${name}' cannot be of type '{type}', which is not an input type. Use a scalar, an enum or an input object.", definition.Type));
        else if (definition.DefaultValue is { } value && context.IsValidLiteralValue(type, value) is { } error)
            context.ReportError(new(context.Document.Source, "5.6.1", $"Variable '${name}' of type '{type}' has an invalid default value. {error}", value));
    }
}

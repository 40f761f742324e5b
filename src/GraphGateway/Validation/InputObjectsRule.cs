using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Validation;

/// <summary>
/// Validates that the fields of an input object are unique (specification, 5.6.3), and that a oneOf input object has exactly one non-null field (5.6.1).
/// The GraphQL.NET rule does not handle input coercion of a single object to a list.
/// </summary>
internal sealed class InputObjectsRule : ValidationRuleBase
{
    private static readonly MatchingNodeVisitor<GraphQLObjectValue> _visitor = new(Check);

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(_visitor);

    private static void Check(GraphQLObjectValue value, ValidationContext context)
    {
        var fields = value.Fields ?? [];
        var names = new HashSet<ROM>();
        foreach (var field in fields.Where(field => !names.Add(field.Name.Value)))
            context.ReportError(new(context.Document.Source, "5.6.3", $"The input field '{field.Name.StringValue}' occurs more than once in one object. Pass it once.", field.Name));
        if (context.TypeInfo.GetInputType()?.GetNamedType() is IInputObjectGraphType { IsOneOf: true } type && fields is not [{ Value: not GraphQLNullValue }])
            context.ReportError(new(context.Document.Source, "5.6.1", $"The oneOf input object '{type.Name}' must have exactly one field, and a value other than null for it.", value));
    }
}

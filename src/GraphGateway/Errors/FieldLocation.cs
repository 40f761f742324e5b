using GraphQL;
using GraphQLParser.AST;

namespace GraphGateway.Errors;

/// <summary>
/// The location of a field, for its errors: that of the first place that selects it. One field that was made of several places has no location of its own,
/// but the name and the alias of the first.
/// </summary>
internal static class FieldLocation
{
    public static void AddFieldLocation(this ExecutionError error, GraphQLField field, GraphQLDocument document) =>
        error.AddLocation((ASTNode?)field.Alias ?? field.Name, document);
}

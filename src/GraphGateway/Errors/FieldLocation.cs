using GraphQL;
using GraphQLParser.AST;

namespace GraphGateway.Errors;

/// <summary>
/// Adds the location of a field to an error. A field that was merged from several selections has no location of its own, so the location is that of
/// the alias or name in the first selection.
/// </summary>
internal static class FieldLocation
{
    public static void AddFieldLocation(this ExecutionError error, GraphQLField field, GraphQLDocument document) =>
        error.AddLocation((ASTNode?)field.Alias ?? field.Name, document);
}

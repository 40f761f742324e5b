using GraphQLParser.AST;

namespace GraphGateway.Operations.PersistedDocuments;

/// <summary>A document that has been parsed.</summary>
/// <param name="Text">What was parsed.</param>
/// <param name="Syntax">What came of it.</param>
/// <param name="IsValid">Whether it is known to fit the schema, so that only what depends on variables is left to check.</param>
internal sealed record ParsedDocument(string Text, GraphQLDocument Syntax, bool IsValid)
{
    /// <summary>Whether it is one of the manifest's.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The operation of that name, or the first one where no name is given.</summary>
    public GraphQLOperationDefinition? Operation(string? name)
    {
        var operations = Syntax.Definitions.OfType<GraphQLOperationDefinition>();
        return string.IsNullOrEmpty(name)
            ? operations.FirstOrDefault()
            : operations.FirstOrDefault(operation => operation.Name?.StringValue == name);
    }
}

using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A document that has been parsed.</summary>
/// <param name="Text">What was parsed.</param>
/// <param name="Syntax">What came of it.</param>
/// <param name="IsValid">Whether it is known to fit the schema, so that only what depends on variables is left to check.</param>
internal sealed record ParsedDocument(string Text, GraphQLDocument Syntax, bool IsValid)
{
    /// <summary>How many bytes of memory it takes, by estimate. Not known of the manifest's, whose number is fixed.</summary>
    public long Size { get; init; }

    /// <summary>Whether it is one of the manifest's.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Its operations.</summary>
    public IEnumerable<GraphQLOperationDefinition> Operations => Syntax.Definitions.OfType<GraphQLOperationDefinition>();

    /// <summary>The operation of that name, or the only one if no name is given; null if there is none or several.</summary>
    public GraphQLOperationDefinition? Operation(string? name) => string.IsNullOrEmpty(name)
        ? Operations.Take(2).ToArray() is [var only] ? only : null
        : Operations.FirstOrDefault(operation => operation.Name?.StringValue == name);
}

using GraphGateway.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A parsed document.</summary>
/// <param name="Text">The source text.</param>
/// <param name="Syntax">The syntax tree.</param>
/// <param name="IsValid">Whether the document has already been validated against the schema, so that only checks that depend on variables are left.</param>
internal sealed record ParsedDocument(string Text, GraphQLDocument Syntax, bool IsValid)
{
    /// <summary>The estimated memory use in bytes. Not set for documents in the manifest, because their number is fixed.</summary>
    public long Size { get; init; }

    /// <summary>Whether the document is in the manifest.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>The operations in the document.</summary>
    public IEnumerable<GraphQLOperationDefinition> Operations => Syntax.Definitions.OfType<GraphQLOperationDefinition>();

    /// <summary>Returns the operation with that name, or the only operation if the name is null or empty. Returns null if none matches, or if there are several and no name.</summary>
    public GraphQLOperationDefinition? Operation(string? name) => string.IsNullOrEmpty(name)
        ? Operations.Take(2).ToArray() is [var only] ? only : null
        : Operations.FirstOrDefault(operation => operation.Name?.StringValue == name);
}

/// <summary>A request with its parsed document, or with the error if the document was rejected.</summary>
/// <param name="Request">The request. It contains the document's text even if the client sent only an id.</param>
/// <param name="Document">The document, or null if it was rejected.</param>
/// <param name="Refusal">The error result if the document was rejected, otherwise null.</param>
internal sealed record ResolvedOperation(OperationRequest Request, ParsedDocument? Document, OperationResult? Refusal = null)
{
    /// <summary>The operation to execute, or null if there is none.</summary>
    public GraphQLOperationDefinition? SelectedOperation { get; } = Document?.Operation(Request.OperationName);
}

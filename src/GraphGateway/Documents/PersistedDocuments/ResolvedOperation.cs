using GraphGateway.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A request with its parsed document, or with the error if the document was rejected.</summary>
/// <param name="Request">The request. It contains the document's text even if the client sent only an id.</param>
/// <param name="Document">The document, or null if it was rejected.</param>
/// <param name="Refusal">The error result if the document was rejected, otherwise null.</param>
internal sealed record ResolvedOperation(OperationRequest Request, ParsedDocument? Document, OperationResult? Refusal = null)
{
    /// <summary>The operation to execute, or null if there is none.</summary>
    public GraphQLOperationDefinition? SelectedOperation { get; } = Document?.Operation(Request.OperationName);
}

using GraphGateway.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>A request whose document has been found and parsed, or refused.</summary>
/// <param name="Request">The request, with the document's text even where it was named by an id.</param>
/// <param name="Document">The document; null where it was refused.</param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
internal sealed record ResolvedOperation(OperationRequest Request, ParsedDocument? Document, OperationResult? Refusal = null)
{
    /// <summary>The operation that is to run; null where there is none.</summary>
    public GraphQLOperationDefinition? Chosen { get; } = Document?.Operation(Request.OperationName);
}

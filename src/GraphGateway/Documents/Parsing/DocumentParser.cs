using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>
/// Parses executable documents into the engine's syntax tree. It implements the grammar of the GraphQL specification of September 2025. The engine's own
/// parser implements the grammar of October 2021, accepts and rejects other texts than other servers do, and computes error positions in quadratic time.
/// </summary>
internal sealed class DocumentParser : IDocumentBuilder
{
    /// <summary>Parses a document that does not come from a client, without a length limit.</summary>
    /// <exception cref="Errors.GatewayError">The document does not follow the grammar, or is nested too deeply.</exception>
    public GraphQLDocument Build(string document) => Parse(document, LexerLimits.None);

    /// <summary>Parses a document from a client. Runs in linear time, and stops at the first error or exceeded limit.</summary>
    /// <exception cref="Errors.GatewayError">The document does not follow the grammar, is nested too deeply, or exceeds a limit.</exception>
    public static GraphQLDocument Parse(string document, LexerLimits limits) => new ExecutableDocumentParser(document, limits).ParseDocument();
}

using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>
/// Parses executable documents into the engine's syntax tree, by the grammar of the GraphQL specification of September 2025. The engine's own
/// parser knows the grammar of October 2021, rejects and accepts other texts than other servers do, and takes quadratic time for an error's position.
/// </summary>
internal sealed class DocumentParser : IDocumentBuilder
{
    /// <summary>Parses a document of the server's own, whose length has no limit.</summary>
    /// <exception cref="Errors.GatewayError">It does not follow the grammar, or it is nested too deeply.</exception>
    public GraphQLDocument Build(string document) => Parse(document, LexerLimits.None);

    /// <summary>Parses a document that a client sent. Takes linear time, and stops at the first error or limit.</summary>
    /// <exception cref="Errors.GatewayError">It does not follow the grammar, it is nested too deeply, or it exceeds a limit.</exception>
    public static GraphQLDocument Parse(string document, LexerLimits limits) => new ExecutableDocumentParser(document, limits).ParseDocument();
}

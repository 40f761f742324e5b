using CsCheck;
using GraphGateway.Documents.Parsing;
using GraphGateway.Tests.Harness;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphGateway.Tests.Documents.Parsing;

/// <summary>The parser yields the syntax tree that the engine's own parser yields.</summary>
public sealed class SyntaxTreeTests
{
    private static readonly DocumentParser _parser = new();
    private static readonly GraphQLDocumentBuilder _engine = new();
    private static readonly Gen<string> _documents = Gen.Int.Select(seed => new RandomDocument(new(seed)).Next());

    // Without comments, because the engine's nodes end with the comment that follows.
    [Fact]
    public void Nodes_values_and_locations_are_those_of_the_engine() => _documents
        .Select(document => document.Replace("# comment", ",", StringComparison.Ordinal))
        .Holds(document => Assert.Equal(Nodes(_engine.Build(document)), Nodes(_parser.Build(document))), iterations: 2_000);

    [Fact]
    public void A_printed_document_parses_to_the_same_document() =>
        _documents.Holds(document => Assert.Equal(Print(_parser.Build(document)), Print(_parser.Build(Print(_parser.Build(document))))), iterations: 1_000);

    private static string Print(GraphQLDocument document) => new SDLPrinter().Print(document);

    private static List<string> Nodes(GraphQLDocument document)
    {
        var collector = new NodeCollector();
        collector.VisitAsync(document, new()).AsTask().GetAwaiter().GetResult();
        return [document.Source.ToString(), .. collector.Nodes];
    }

    private sealed class NodeCollector : ASTVisitor<NullVisitorContext>
    {
        public List<string> Nodes { get; } = [];

        public override ValueTask VisitAsync(ASTNode? node, NullVisitorContext context)
        {
            if (node is not null)
                Nodes.Add($"{node.Kind} {Start(node)}-{node.Location.End} {(node as IHasValueNode)?.Value} {(node as GraphQLOperationDefinition)?.Operation}");
            return base.VisitAsync(node, context);
        }

        // The engine's parser says that a block string starts after its second quote.
        private static int? Start(ASTNode node) => node is GraphQLStringValue ? null : node.Location.Start;
    }
}

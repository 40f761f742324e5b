using BenchmarkDotNet.Attributes;
using GraphGateway.Documents.Parsing;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace GraphGateway.Benchmarks.Parsing;

/// <summary>Parsing a document: by the engine's parser, which knows no limits, and by our own within the limits.</summary>
[MemoryDiagnoser]
public class DocumentParsingBenchmarks
{
    private static readonly LexerLimits _limits = new(MaxLength: 50_000, MaxTokens: 5_000, MaxTokenLength: 4_000);

    private readonly GraphQLDocumentBuilder _engine = new();
    private string _document = "";

    /// <summary>An example operation, or all of them in one document.</summary>
    [Params("AgentDetails", "*")]
    public string Operation { get; set; } = "";

    [GlobalSetup]
    public void Read() => _document = string.Join('\n', Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "operations"), $"{Operation}.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    [Benchmark(Baseline = true)]
    public GraphQLDocument Engine() => _engine.Build(_document);

    [Benchmark]
    public GraphQLDocument Own() => DocumentParser.Parse(_document, _limits);
}

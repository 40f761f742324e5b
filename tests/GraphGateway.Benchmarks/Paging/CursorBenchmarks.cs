using BenchmarkDotNet.Attributes;
using GraphGateway.Paging;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Benchmarks.Paging;

/// <summary>Writing and reading cursors: of a list without a filter, and of one with the longest filter that fits into a request.</summary>
[MemoryDiagnoser]
public class CursorBenchmarks
{
    private static readonly CursorKey _key = new(Options.Create(new ScaleOutOptions()));
    private CursorScope _scope = null!;
    private string _cursor = "";

    [Params(0, 950_000)]
    public int FilterLength { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scope = new(_key, "default", $"agents;{new string('x', FilterLength)};databaseId ASC");
        _cursor = Cursor.Encode(_scope, ["1001"]);
    }

    [Benchmark]
    public string Write() => Cursor.Encode(_scope, ["1001"]);

    [Benchmark]
    public int Read() => Cursor.Decode(_scope, _cursor, "after").Count;
}

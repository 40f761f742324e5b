using BenchmarkDotNet.Attributes;
using GraphGateway.Paging;

namespace GraphGateway.Benchmarks.Paging;

/// <summary>Writing and reading a cursor.</summary>
[MemoryDiagnoser]
public class CursorBenchmarks
{
    private const string Scope = "default;agents;;databaseId ASC";
    private static readonly string _cursor = Cursor.Write(Scope, ["1001"]);

    [Benchmark]
    public string Write() => Cursor.Write(Scope, ["1001"]);

    [Benchmark]
    public int Read() => Cursor.Read(Scope, _cursor, "after").Count;
}

namespace GraphGateway.Benchmarks;

/// <summary>An entry of the table of contents.</summary>
/// <param name="Name">What it is called by on the command line.</param>
/// <param name="Arguments">What may follow the name.</param>
/// <param name="Summary">What it measures.</param>
/// <param name="RunAsync">Runs it; false where what followed the name was not understood.</param>
internal sealed record Benchmark(string Name, string Arguments, string Summary, Func<string[], Task<bool>> RunAsync);

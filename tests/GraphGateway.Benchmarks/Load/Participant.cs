namespace GraphGateway.Benchmarks.Load;

/// <summary>One who answers the workloads.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Server">The process.</param>
/// <param name="PathOf">The path that a workload is posted to.</param>
/// <param name="Upstream">The upstream that it asks.</param>
internal sealed record Participant(string Name, ServerProcess Server, Func<Workload, string> PathOf, ServerProcess Upstream)
{
    /// <summary>Whether its requests differ in their variables.</summary>
    public bool Varied { get; init; }

    /// <summary>The participant that its figures are divided by.</summary>
    public string? Floor { get; init; }

    public Task<RoundResult> LoadAsync(Workload workload, int connections, TimeSpan length) =>
        Round.RunAsync(this, PathOf(workload), Varied ? workload.Varied : workload.Equal, connections, length);
}

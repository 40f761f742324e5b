namespace GraphGateway.Getscreen.Scheduling;

/// <summary>How many of an account's calls run at once.</summary>
/// <param name="All">All together.</param>
internal readonly record struct CallLimits(int All)
{
    /// <summary>How many permits are reserved for mutations: an eighth. If there are fewer than eight, none is, and mutations and queries take turns.</summary>
    public int Mutations { get; } = All / 8;

    /// <summary>How many permits queries may hold.</summary>
    public int Queries => All - Mutations;
}

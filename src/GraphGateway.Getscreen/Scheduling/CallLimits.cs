namespace GraphGateway.Getscreen.Scheduling;

/// <summary>How many of an account's calls run at once.</summary>
/// <param name="All">All together.</param>
internal readonly record struct CallLimits(int All)
{
    /// <summary>How many permits are reserved for mutations: an eighth, at least one. If there is only one permit, none is, and mutations and queries take turns.</summary>
    public int Mutations { get; } = All == 1 ? 0 : Math.Max(1, All / 8);

    /// <summary>How many permits queries may hold.</summary>
    public int Queries => All - Mutations;
}

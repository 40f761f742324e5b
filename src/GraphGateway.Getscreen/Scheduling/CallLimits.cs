namespace GraphGateway.Getscreen.Scheduling;

/// <summary>The concurrency limits of an account's calls.</summary>
/// <param name="All">The limit for all calls together.</param>
internal readonly record struct CallLimits(int All)
{
    /// <summary>The number of permits that are reserved for mutations: one in eight. With fewer than eight permits, none is reserved, and mutations and queries alternate.</summary>
    public int Mutations { get; } = All / 8;

    /// <summary>The number of permits that queries may use.</summary>
    public int Queries => All - Mutations;
}

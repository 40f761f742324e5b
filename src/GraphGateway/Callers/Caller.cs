using GraphGateway.Getscreen;

namespace GraphGateway.Callers;

/// <summary>Who calls, for which account, and what the caller may do.</summary>
/// <param name="Id">Tells callers apart, in limits and records: never a secret, and the same for each request of one caller.</param>
/// <param name="Name">What the caller is called; null where nobody said. A JWT says it of itself, so it is for display only.</param>
internal sealed record Caller(string Id, string? Name, GetscreenAccount Account, IReadOnlyList<string> Scopes)
{
    // Timers take no longer ones.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(49);

    /// <summary>The issuer and subject of the caller's JWT; null if the caller did not bring one.</summary>
    public JwtIdentity? Jwt { get; init; }

    /// <summary>When the credentials expire; null where they do not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How long the credentials are still good; infinite where they do not expire.</summary>
    public TimeSpan LifetimeFrom(DateTimeOffset now) => ExpiresAt is { } end
        ? TimeSpan.FromTicks(Math.Clamp((end - now).Ticks, 0, _longest.Ticks))
        : Timeout.InfiniteTimeSpan;

    /// <summary>Whether the caller brought a Getscreen key, which nobody but Getscreen can tell from a wrong one.</summary>
    public bool BringsKey => Id == Account.Name;

    public bool Has(string scope) => Scopes.Contains(scope);
}

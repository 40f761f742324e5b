using GraphGateway.Getscreen;

namespace GraphGateway.Callers;

/// <summary>An authenticated client, with its account and its scopes.</summary>
/// <param name="Id">Identifies the caller in limits and records. It is never a secret, and is the same in all requests of a caller.</param>
/// <param name="Name">The caller's name, or null if it is unknown. The name claim of a JWT does not identify the caller, so use it for display only.</param>
internal sealed record Caller(string Id, string? Name, GetscreenAccount Account, IReadOnlyList<string> Scopes)
{
    // Timers do not support longer intervals.
    private static readonly TimeSpan _maxLifetime = TimeSpan.FromDays(49);

    /// <summary>The issuer and subject of the caller's JWT; null if the caller did not send a JWT.</summary>
    public JwtIdentity? Jwt { get; init; }

    /// <summary>When the credentials expire, or null if they do not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Returns the remaining lifetime of the credentials, or an infinite one if they do not expire.</summary>
    public TimeSpan LifetimeFrom(DateTimeOffset now) => ExpiresAt is { } end
        ? TimeSpan.FromTicks(Math.Clamp((end - now).Ticks, 0, _maxLifetime.Ticks))
        : Timeout.InfiniteTimeSpan;

    /// <summary>Whether the caller sent its own Getscreen key. Only Getscreen can check whether the key is valid.</summary>
    public bool SendsOwnKey => Id == Account.Name;

    public bool Has(string scope) => Scopes.Contains(scope);
}

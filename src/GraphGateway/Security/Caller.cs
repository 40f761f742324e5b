using GraphGateway.Getscreen;

namespace GraphGateway.Security;

/// <summary>Who calls, for which account, and what the caller may do.</summary>
/// <param name="Id">Tells callers apart, in limits and records: never a secret, and the same for each request of one caller.</param>
/// <param name="Name">Who it is; null where nobody said.</param>
internal sealed record Caller(string Id, string? Name, GetscreenAccount Account, IReadOnlyList<string> Scopes)
{
    public bool Has(string scope) => Scopes.Contains(scope);
}

using GraphGateway.Errors;
using GraphGateway.Getscreen;

namespace GraphGateway.Security;

/// <summary>Who calls, for which account, and what the caller may do.</summary>
/// <param name="Id">Tells callers apart, in limits and records: never a secret, and the same for each request of one caller.</param>
/// <param name="Name">Who it is; null where nobody said.</param>
internal sealed record Caller(string Id, string? Name, GetscreenAccount Account, IReadOnlyList<string> Scopes)
{
    public bool Has(string scope) => Scopes.Contains(scope);

    /// <summary>Refuses what the caller may not do.</summary>
    /// <param name="scope">What is needed.</param>
    /// <param name="what">What it is needed for.</param>
    public void Require(string scope, string what)
    {
        if (!Has(scope))
            throw new GatewayError(ErrorCodes.Forbidden, $"'{what}' needs the scope {scope}, which the caller does not have.");
    }
}

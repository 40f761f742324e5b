using GraphGateway.Getscreen;

namespace GraphGateway.Security;

/// <summary>Who calls, for which account, and what the caller may do.</summary>
/// <param name="Name">Who it is; null where nobody said.</param>
internal sealed record Caller(string? Name, GetscreenAccount Account, IReadOnlyList<string> Scopes);

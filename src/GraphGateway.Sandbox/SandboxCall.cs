namespace GraphGateway.Sandbox;

/// <summary>A call that the sandbox has answered.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The documented method's name, e.g. <c>agents/list</c>; of a recording its path.</param>
/// <param name="Query">The parameters, sorted by name and without the key.</param>
/// <param name="Status">The status answered; 0 where the connection was broken off.</param>
public sealed record SandboxCall(string Method, string Path, string Query, int Status)
{
    /// <summary>The call on one line, e.g. <c>GET history/list?limit=1 -> 200</c>.</summary>
    public override string ToString() => $"{Method} {Path}{(Query.Length == 0 ? "" : "?")}{Query} -> {Status}";
}

namespace GraphGateway.Sandbox;

/// <summary>A call that the sandbox has received, with its response status.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The documented method's name, e.g. <c>agents/list</c>, or the path of a recording.</param>
/// <param name="Query">The parameters, sorted by name, without the key.</param>
/// <param name="Status">The response status, or 0 if the connection was aborted.</param>
public sealed record SandboxCall(string Method, string Path, string Query, int Status)
{
    /// <summary>Formats the call on one line, e.g. <c>GET history/list?limit=1 -> 200</c>.</summary>
    public override string ToString() => $"{Method} {Path}{(Query.Length == 0 ? "" : "?")}{Query} -> {Status}";
}

using GraphGateway.Callers;

namespace GraphGateway.Security;

/// <summary>The section <c>Security:Tokens:N</c>: a token that opens the gateway. <c>token create</c> makes one.</summary>
internal sealed class TokenOptions
{
    /// <summary>Who holds the token; unique. It stands in logs and in <c>viewer</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The SHA-256 of the token's UTF-8, as 64 lower-case hexadecimal digits. The token itself is configured nowhere.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>The account that the token's holder uses.</summary>
    public string Account { get; set; } = Getscreen.GetscreenAccountRegistry.Default;

    /// <summary>What the token's holder may do: one or more scopes.</summary>
    public List<string> Scopes { get; } = [];
}

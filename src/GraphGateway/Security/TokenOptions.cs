using GraphGateway.Callers;

namespace GraphGateway.Security;

/// <summary>The section <c>Security:Tokens:N</c>: a token that grants access to the gateway. The command <c>token create</c> creates one.</summary>
internal sealed class TokenOptions
{
    /// <summary>The name of the caller with this token; unique. It appears in logs and in <c>viewer</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The SHA-256 of the token's UTF-8, as 64 lower-case hexadecimal digits. The configuration does not contain the token itself.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>The account that the caller uses.</summary>
    public string Account { get; set; } = Getscreen.GetscreenAccountRegistry.Default;

    /// <summary>The scopes of the caller: one or more.</summary>
    public List<string> Scopes { get; } = [];
}

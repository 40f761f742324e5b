namespace GraphGateway.Security;

/// <summary>The section <c>Security</c>.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Whether callers without credentials may use the configured account. Default: false; true with the sandbox.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>The tokens that grant access to the gateway. Default: none.</summary>
    public List<TokenOptions> Tokens { get; } = [];

    /// <summary>The origins whose pages may call the gateway from a browser, e.g. <c>https://app.example.com</c>. Default: none.</summary>
    public List<string> AllowedOrigins { get; } = [];
}

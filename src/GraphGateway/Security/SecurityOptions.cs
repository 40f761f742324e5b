namespace GraphGateway.Security;

/// <summary>The section <c>Security</c>.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Whether callers without credentials may use the configured account. Default: false; true with the sandbox.</summary>
    public bool AllowAnonymous { get; set; }
}

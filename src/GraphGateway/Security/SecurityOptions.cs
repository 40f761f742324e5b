using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

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

/// <summary>Validates the security settings at startup. The server does not start if a key is configured but no caller may use it, or if a setting is invalid.</summary>
internal sealed class SecurityOptionsValidator(GetscreenAccountRegistry accounts, JwtAuthenticator jwt) : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        string[] failures = [.. Modes(options), .. options.Tokens.SelectMany((token, index) => Token(options, token, $"Security:Tokens:{index}")), .. Origins(options)];
        return failures.Length > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private IEnumerable<string> Modes(SecurityOptions options)
    {
        var credentials = options.Tokens.Count > 0 || jwt.Enabled;
        if (accounts.Any && !credentials && !options.AllowAnonymous)
        {
            yield return "A Getscreen key is configured, but no caller may use it. Set Security:Tokens (the command 'token create' creates one), or Authentication:Schemes:Bearer for JWTs, "
                + "or Security:AllowAnonymous=true to let every client that can reach this server use the account; or remove the key, so that each caller sends its own.";
        }

        if (jwt.Fault() is { } fault)
            yield return $"Authentication:Schemes:Bearer is invalid: {fault} See the JwtBearer settings of ASP.NET Core, such as Authentication:Schemes:Bearer:Authority=https://login.example.com.";
        if (!accounts.Any && credentials)
            yield return "Security:Tokens or Authentication:Schemes:Bearer is set, but no Getscreen key is configured. Set Getscreen:ApiKey or Getscreen:Accounts:NAME:ApiKey.";
        if (accounts.Any && options.AllowAnonymous && accounts.Find(GetscreenAccountRegistry.Default) is null)
            yield return "Security:AllowAnonymous is true, but there is no account 'default' for callers without credentials. Set Getscreen:ApiKey.";
    }

    private IEnumerable<string> Token(SecurityOptions options, TokenOptions token, string key)
    {
        if (string.IsNullOrWhiteSpace(token.Name) || options.Tokens.Count(other => other.Name == token.Name) > 1)
            yield return $"{key}:Name is '{token.Name}'. The name must not be empty, and must be unique.";
        if (!IsSha256(token.Sha256))
            yield return $"{key}:Sha256 must be the SHA-256 of the token as 64 lower-case hexadecimal digits.";
        if (token.Sha256.Length > 0 && options.Tokens.FirstOrDefault(other => other != token && other.Sha256 == token.Sha256) is { } twin)
            yield return $"{key}:Sha256 is also that of the token '{twin.Name}'. A token can have only one name, account and scope set. Remove one entry, or create another token with 'token create'.";
        if (accounts.Any && accounts.Find(token.Account) is null)
            yield return $"{key}:Account is '{token.Account}', but no account with this name is configured.";
        if (token.Scopes.Count == 0)
            yield return $"{key}:Scopes is empty. Set one or more of: {string.Join(", ", Scopes.All)}.";
        foreach (var scope in token.Scopes.Except(Scopes.All))
            yield return $"{key}:Scopes contains the unknown scope '{scope}'. Allowed scopes: {string.Join(", ", Scopes.All)}.";
    }

    private static IEnumerable<string> Origins(SecurityOptions options) =>
        from origin in options.AllowedOrigins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https" } || address.GetLeftPart(UriPartial.Authority) != origin
        select $"Security:AllowedOrigins contains '{origin}', which is not an origin. Set a scheme, a host and, if it is not the default, a port: https://app.example.com.";

    private static bool IsSha256(string text) => text.Length == 64 && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}

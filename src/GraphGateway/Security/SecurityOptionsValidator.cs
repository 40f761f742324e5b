using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>Keeps the server from starting where a key is configured and it is not said who may use it, or said wrongly.</summary>
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
            yield return "A Getscreen key is configured, and nothing says who may use it. Set Security:Tokens (the command 'token create' makes one), or Authentication:Schemes:Bearer for JWTs, "
                + "or Security:AllowAnonymous=true to let everybody who reaches this server use the account; or leave the key out and let each caller bring its own.";
        }

        if (jwt.Fault() is { } fault)
            yield return $"Authentication:Schemes:Bearer cannot be read: {fault} See the settings of JwtBearer in ASP.NET Core, such as Authentication:Schemes:Bearer:Authority=https://login.example.com.";
        if (!accounts.Any && credentials)
            yield return "Security:Tokens or Authentication:Schemes:Bearer is set, and no Getscreen key that they could open. Set Getscreen:ApiKey or Getscreen:Accounts:NAME:ApiKey.";
        if (accounts.Any && options.AllowAnonymous && accounts.Find(GetscreenAccountRegistry.Default) is null)
            yield return "Security:AllowAnonymous is true, and there is no account 'default' for callers without credentials. Set Getscreen:ApiKey.";
    }

    private IEnumerable<string> Token(SecurityOptions options, TokenOptions token, string key)
    {
        if (string.IsNullOrWhiteSpace(token.Name) || options.Tokens.Count(other => other.Name == token.Name) > 1)
            yield return $"{key}:Name is '{token.Name}'. It must not be empty, and each token needs a name of its own.";
        if (!IsSha256(token.Sha256))
            yield return $"{key}:Sha256 must be the SHA-256 of the token as 64 lower-case hexadecimal digits.";
        if (token.Sha256.Length > 0 && options.Tokens.FirstOrDefault(other => other != token && other.Sha256 == token.Sha256) is { } twin)
            yield return $"{key}:Sha256 is also that of the token '{twin.Name}'. One token can have only one name, account and set of scopes. Remove one of the entries, or make a token with 'token create'.";
        if (accounts.Any && accounts.Find(token.Account) is null)
            yield return $"{key}:Account is '{token.Account}', and there is no such account.";
        if (token.Scopes.Count == 0)
            yield return $"{key}:Scopes is empty. It must hold some of: {string.Join(", ", Scopes.All)}.";
        foreach (var scope in token.Scopes.Except(Scopes.All))
            yield return $"{key}:Scopes holds '{scope}'. The scopes are: {string.Join(", ", Scopes.All)}.";
    }

    private static IEnumerable<string> Origins(SecurityOptions options) =>
        from origin in options.AllowedOrigins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https" } || address.GetLeftPart(UriPartial.Authority) != origin
        select $"Security:AllowedOrigins holds '{origin}'. An origin is a scheme, a host and, where it is not the scheme's own, a port: https://app.example.com.";

    private static bool IsSha256(string text) => text.Length == 64 && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}

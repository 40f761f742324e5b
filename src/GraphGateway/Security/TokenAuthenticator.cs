using System.Security.Cryptography;
using System.Text;
using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>Authenticates callers by the tokens in <c>Security:Tokens</c>.</summary>
internal sealed class TokenAuthenticator(IOptions<SecurityOptions> options, GetscreenAccountRegistry accounts)
{
    private readonly (byte[] Hash, Caller Caller)[] _tokens =
    [
        .. options.Value.Tokens.Select(token =>
            (Convert.FromHexString(token.Sha256), new Caller($"token:{token.Name}", token.Name, accounts.Find(token.Account)!, [.. Scopes.All.Intersect(token.Scopes)]))),
    ];

    /// <summary>Returns the caller with that token, or null if the token is unknown.</summary>
    public Caller? Find(string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        Caller? found = null;
        // Compares all hashes in constant time, to prevent timing attacks.
        foreach (var (known, caller) in _tokens)
            found = CryptographicOperations.FixedTimeEquals(known, hash) ? caller : found;
        return found;
    }
}

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

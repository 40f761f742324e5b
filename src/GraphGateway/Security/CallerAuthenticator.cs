using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphGateway.Security;

/// <summary>
/// Tells who calls. With accounts configured a caller shows a token of the gateway or a JWT; without, each caller brings a
/// Getscreen key, and what is done for one key never mixes with another's.
/// </summary>
internal sealed class CallerAuthenticator(GetscreenAccountRegistry accounts, TokenAuthenticator tokens, JwtAuthenticator jwt, IOptions<GetscreenOptions> getscreen, IOptions<SecurityOptions> security)
{
    public const string KeyHeader = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    /// <summary>What a caller without good credentials is told.</summary>
    public string Advice => accounts.Any
        ? "Credentials are missing, wrong, or more than one. Send one token of this gateway as Authorization: Bearer."
        : $"A Getscreen API key is missing, or there are two that differ. Send one in the header {KeyHeader}, or as Authorization: Bearer.";

    /// <summary>The caller of a request; null where it brings no credentials and needs some, or wrong ones, or two that differ.</summary>
    public async Task<Caller?> ReadAsync(HttpContext context)
    {
        var (key, bearer) = (context.Request.Headers[KeyHeader].ToString(), Bearer(context.Request.Headers));
        if (AreSeveral(context.Request.Headers, key, bearer))
            return null;
        if (!accounts.Any)
            return (key.Length > 0 ? key : bearer) is { } own && GetscreenAccount.IsKey(own) ? OfKey(own, ClientNetwork.Of(context)) : null;
        if (key.Length == 0 && context.Request.Headers.Authorization.Count == 0)
            return Anonymous(context);
        return bearer is null ? null : tokens.Find(bearer) ?? await jwt.FindAsync(context);
    }

    // Two credentials may be of two callers. Which of them a proxy has checked, or a log names, cannot be known.
    private static bool AreSeveral(IHeaderDictionary headers, string key, string? bearer) =>
        Distinct(headers[KeyHeader]) > 1
        || Distinct(headers.Authorization) > 1
        || (key.Length > 0 && headers.Authorization.Count > 0 && !string.Equals(key, bearer, StringComparison.Ordinal));

    private static int Distinct(StringValues values) => values.Distinct(StringComparer.Ordinal).Count();

    private Caller? Anonymous(HttpContext context) => security.Value.AllowAnonymous
        ? new($"address:{ClientNetwork.Of(context)}", Name: null, accounts.Find(GetscreenAccountRegistry.Default)!, Scopes.All)
        : null;

    private Caller OfKey(string key, string network)
    {
        var name = NameOf(key);
        return new(name, Name: null, new(name, getscreen.Value.BaseAddress, key) { Network = network }, Scopes.All);
    }

    private static string? Bearer(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : null;
    }

    // The account's name stands in logs and cache keys, so it is made from the key one way only.
    private static string NameOf(string key) => $"key-{Sha256Hash.Of(key)[..32]}";
}

using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphGateway.Security;

/// <summary>
/// Authenticates the caller of a request. If accounts are configured, a caller sends a gateway token or a JWT. Otherwise each caller sends its own
/// Getscreen key, and the data of different keys is never mixed.
/// </summary>
internal sealed class CallerAuthenticator(GetscreenAccountRegistry accounts, TokenAuthenticator tokens, JwtAuthenticator jwt, IOptions<GetscreenOptions> getscreen, IOptions<SecurityOptions> security)
{
    public const string KeyHeader = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    /// <summary>The error message for a caller without valid credentials.</summary>
    public string Advice => accounts.Any
        ? "Credentials are missing, invalid or ambiguous. Send one token of this gateway as Authorization: Bearer."
        : $"The Getscreen API key is missing or invalid, or the request has two different keys. Send one in the header {KeyHeader}, or as Authorization: Bearer.";

    /// <summary>Returns the caller of a request, or null if required credentials are missing, or if the credentials are invalid or conflict with each other.</summary>
    public async Task<Caller?> AuthenticateAsync(HttpContext context)
    {
        var (key, bearer) = (context.Request.Headers[KeyHeader].ToString(), Bearer(context.Request.Headers));
        if (AreConflicting(context.Request.Headers, key, bearer))
            return null;
        if (!accounts.Any)
            return (key.Length > 0 ? key : bearer) is { } callerKey && GetscreenAccount.IsKey(callerKey) ? FromKey(callerKey, ClientNetwork.Of(context)) : null;
        if (key.Length == 0 && context.Request.Headers.Authorization.Count == 0)
            return Anonymous(context);
        return bearer is null ? null : tokens.Find(bearer) ?? await jwt.FindAsync(context);
    }

    // Two credentials may belong to two callers. The gateway cannot know which of them a proxy checked or a log recorded.
    private static bool AreConflicting(IHeaderDictionary headers, string key, string? bearer) =>
        Distinct(headers[KeyHeader]) > 1
        || Distinct(headers.Authorization) > 1
        || (key.Length > 0 && headers.Authorization.Count > 0 && !string.Equals(key, bearer, StringComparison.Ordinal));

    private static int Distinct(StringValues values) => values.Distinct(StringComparer.Ordinal).Count();

    private Caller? Anonymous(HttpContext context) => security.Value.AllowAnonymous
        ? new($"address:{ClientNetwork.Of(context)}", Name: null, accounts.Find(GetscreenAccountRegistry.Default)!, Scopes.All)
        : null;

    private Caller FromKey(string key, string network)
    {
        var name = NameOf(key);
        return new(name, Name: null, new(name, getscreen.Value.BaseAddress, key) { Network = network }, Scopes.All);
    }

    private static string? Bearer(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? authorization[BearerPrefix.Length..].Trim() : null;
    }

    // The account name appears in logs and cache keys, so it is a one-way hash of the key.
    private static string NameOf(string key) => $"key-{Sha256Hash.Of(key)[..32]}";
}

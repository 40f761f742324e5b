using System.Security.Cryptography;
using System.Text;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>
/// Tells who calls. With a key configured the gateway's own account is used; without one each caller brings a Getscreen key, and
/// what is done for one key never mixes with another's.
/// </summary>
internal sealed class CallerReader(IOptions<GetscreenOptions> options)
{
    public const string KeyHeader = "X-Api-Key";
    private const string BearerPrefix = "Bearer ";

    /// <summary>The caller of a request; null where it brings no credentials and needs some.</summary>
    public Caller? Read(HttpContext context)
    {
        if (options.Value.ApiKey is { Length: > 0 } key)
            return new($"address:{context.Connection.RemoteIpAddress}", Name: null, new("default", options.Value.BaseAddress, key), Scopes.All);

        return KeyOf(context.Request.Headers) is { } own ? new(NameOf(own), Name: null, new(NameOf(own), options.Value.BaseAddress, own), Scopes.All) : null;
    }

    private static string? KeyOf(IHeaderDictionary headers)
    {
        var key = headers[KeyHeader].ToString();
        var authorization = headers.Authorization.ToString();
        if (key.Length == 0 && authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
            key = authorization[BearerPrefix.Length..].Trim();
        return key.Length > 0 ? key : null;
    }

    // The account's name stands in logs and cache keys, so it is made from the key one way only.
    private static string NameOf(string key) => $"key-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]}";
}

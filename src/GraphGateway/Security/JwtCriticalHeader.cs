using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GraphGateway.Security;

/// <summary>
/// The header parameter <c>crit</c> of a JWS (RFC 7515, section 4.1.11). It names extensions that a recipient must understand. The libraries ignore it, and this server
/// understands no extension, so a token that has it is rejected.
/// </summary>
internal static class JwtCriticalHeader
{
    private const string Name = "crit";

    public static Task CheckAsync(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JsonWebToken token || IsCritical(token) || (token.InnerToken is { } inner && IsCritical(inner)))
            context.Fail("The JWT has the header parameter 'crit', which names extensions that this server does not understand.");
        return Task.CompletedTask;
    }

    private static bool IsCritical(JsonWebToken token) => token.TryGetHeaderValue<object>(Name, out _);
}

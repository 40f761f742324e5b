using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using GraphGateway.Callers;
using GraphGateway.Getscreen;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace GraphGateway.Security;

/// <summary>Authenticates callers by JWTs. ASP.NET Core validates them according to <c>Authentication:Schemes:Bearer</c>.</summary>
internal sealed partial class JwtAuthenticator(IConfiguration configuration, GetscreenAccountRegistry accounts, IOptions<JwtOptions> options, IOptionsMonitor<JwtBearerOptions> schemes, ILogger<JwtAuthenticator> logger)
{
    // The claims that name the subject. The claims after sub name the client, for tokens without a user.
    private static readonly string[] _subjects = ["sub", "client_id", "azp", "appid"];

    /// <summary>Whether JWTs are configured.</summary>
    public bool Enabled { get; } = IsConfigured(configuration);

    /// <summary>Returns why ASP.NET Core cannot read its JWT settings, or null if they are valid. Without this check, every request would fail.</summary>
    public string? Fault()
    {
        try
        {
            _ = Enabled ? schemes.Get(JwtBearerDefaults.AuthenticationScheme) : null;
            return null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            return exception.Message;
        }
    }

    public static bool IsConfigured(IConfiguration configuration) =>
        configuration.GetSection($"Authentication:Schemes:{JwtBearerDefaults.AuthenticationScheme}").GetChildren().Any();

    /// <summary>Returns the caller of a request with a JWT, or null if the request has no valid JWT.</summary>
    public async Task<Caller?> FindAsync(HttpContext context) =>
        Enabled && await TicketAsync(context) is { } ticket ? Caller(ticket.Principal, ticket.Properties.ExpiresUtc) : null;

    private async Task<AuthenticationTicket?> TicketAsync(HttpContext context)
    {
        try
        {
            return (await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme)).Ticket;
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // For example, the keys of the authority cannot be loaded, so no token can be validated.
            LogValidationFailure(exception);
            return null;
        }
    }

    private Caller? Caller(ClaimsPrincipal principal, DateTimeOffset? expiresAt)
    {
        var account = accounts.Find(principal.FindFirstValue(options.Value.AccountClaim) ?? GetscreenAccountRegistry.Default);
        return account is null || Identity(principal) is not { } identity
            ? null
            : new(identity.CallerId, principal.FindFirstValue("name") ?? identity.Subject, account, ScopesOf(principal)) { Jwt = identity, ExpiresAt = expiresAt };
    }

    private static JwtIdentity? Identity(ClaimsPrincipal principal) => _subjects
        .Where(type => !string.IsNullOrEmpty(principal.FindFirstValue(type)))
        .Select(type => new JwtIdentity(principal.FindFirstValue("iss") ?? "", type, principal.FindFirstValue(type)!))
        .FirstOrDefault();

    private string[] ScopesOf(ClaimsPrincipal principal)
    {
        var granted = principal.Claims
            .Where(claim => claim.Type == options.Value.ScopeClaim || claim.Type == "scp")
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return [.. Scopes.All.Intersect(granted)];
    }

    [LoggerMessage(EventId = 1303, EventName = "JwtValidationFailure", Level = LogLevel.Error, Message = "A JWT could not be validated")]
    private partial void LogValidationFailure(Exception exception);
}

/// <summary>The section <c>Security:Jwt</c>: how the claims of a JWT are mapped. <c>Authentication:Schemes:Bearer</c> defines which JWTs are valid.</summary>
internal sealed class JwtOptions
{
    public const string Section = "Security:Jwt";

    /// <summary>The claim that contains the scopes, separated by spaces or as several claims; <c>scp</c> is read too.</summary>
    [Required]
    public string ScopeClaim { get; set; } = "scope";

    /// <summary>The claim that names the account. If it is missing, the account is <c>default</c>.</summary>
    [Required]
    public string AccountClaim { get; set; } = "account";

    /// <summary>How far clocks may differ when a JWT's <c>exp</c> and <c>nbf</c> are checked. 0 to 5 min; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);
}

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

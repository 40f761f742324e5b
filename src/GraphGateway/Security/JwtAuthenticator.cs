using System.Globalization;
using System.Security.Claims;
using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.GraphTypes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace GraphGateway.Security;

/// <summary>Knows callers by JWTs, which ASP.NET Core checks as <c>Authentication:Schemes:Bearer</c> says.</summary>
internal sealed partial class JwtAuthenticator(IConfiguration configuration, GetscreenAccountRegistry accounts, IOptions<JwtOptions> options, IOptionsMonitor<JwtBearerOptions> schemes, ILogger<JwtAuthenticator> logger)
{
    // Whom a token was given to, where it has no user.
    private static readonly string[] _subjects = ["sub", "client_id", "azp", "appid"];

    /// <summary>Whether JWTs are configured.</summary>
    public bool Enabled { get; } = AreConfigured(configuration);

    /// <summary>Why ASP.NET Core cannot read its settings of JWTs; null if it can. Otherwise it would fail at each request.</summary>
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

    public static bool AreConfigured(IConfiguration configuration) =>
        configuration.GetSection($"Authentication:Schemes:{JwtBearerDefaults.AuthenticationScheme}").GetChildren().Any();

    /// <summary>The caller of a request with a JWT; null where there is none that is good.</summary>
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
            // The authority's keys cannot be read, for example: then no token can be told to be good.
            LogUnchecked(exception);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A JWT could not be checked")]
    private partial void LogUnchecked(Exception exception);
}

using System.ComponentModel.DataAnnotations;

namespace GraphGateway.Security;

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

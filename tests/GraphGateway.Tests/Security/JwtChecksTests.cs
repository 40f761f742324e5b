using System.Net;
using System.Net.Http.Json;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Security;

/// <summary>What the libraries let through in a JWT, and this server does not.</summary>
public sealed class JwtChecksTests
{
    private static readonly Dictionary<string, object> _claims = new(StringComparer.Ordinal) { ["sub"] = "ann", ["scope"] = "agents:read" };

    [Theory]
    [InlineData("unknown")]
    [InlineData("b64")]
    [InlineData("")]
    public async Task A_jwt_with_critical_extensions_is_401(string extension)
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);
        var header = new Dictionary<string, object>(StringComparer.Ordinal) { ["crit"] = extension.Length == 0 ? [] : new[] { extension } };
        if (extension.Length > 0)
            header[extension] = true;

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(gateway, CredentialsTests.Jwt(_claims, header: header)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, CredentialsTests.Jwt(_claims, header: new(StringComparer.Ordinal) { ["unknown"] = true })));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("00:00:00", HttpStatusCode.Unauthorized)]
    [InlineData("00:05:00", HttpStatusCode.OK)]
    public async Task A_jwt_that_expired_a_minute_ago_is_good_only_within_the_clock_skew(string? skew, HttpStatusCode status)
    {
        await using var gateway = await Gateway.StartAsync(settings: Settings(skew));

        Assert.Equal(status, await AskAsync(gateway, CredentialsTests.Jwt(_claims, seconds: -6)));
    }

    [Fact]
    public async Task Clocks_may_differ_by_thirty_seconds()
    {
        await using var gateway = await Gateway.StartAsync(settings: CredentialsTests.JwtSettings);

        var jwt = gateway.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);

        Assert.Equal(TimeSpan.FromSeconds(30), jwt.TokenValidationParameters.ClockSkew);
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("00:05:01")]
    public async Task A_clock_skew_out_of_range_keeps_the_server_from_starting(string skew) =>
        Assert.Contains("ClockSkew", StartFailureMessage.Of(await Assert.ThrowsAnyAsync<Exception>(() => Gateway.StartAsync(settings: Settings(skew)))), StringComparison.Ordinal);

    private static Dictionary<string, string> Settings(string? skew)
    {
        var settings = new Dictionary<string, string>(CredentialsTests.JwtSettings);
        if (skew is not null)
            settings["Security:Jwt:ClockSkew"] = skew;
        return settings;
    }

    private static async Task<HttpStatusCode> AskAsync(Gateway gateway, string jwt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ viewer { name } }" }) };
        request.Headers.Authorization = new("Bearer", jwt);
        using var response = await gateway.Http.SendAsync(request);
        return response.StatusCode;
    }
}

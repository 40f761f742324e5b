using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GraphGateway.Tests.Security;

/// <summary>Tokens of the gateway, JWTs, several accounts, and nothing at all.</summary>
public sealed class CredentialsTests
{
    private const string Who = "{ viewer { name account scopes } agents(first: 1) { nodes { name } } }";
    private static readonly byte[] _signingKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly Dictionary<string, string> _token = new()
    {
        ["Security:AllowAnonymous"] = "false",
        ["Security:Tokens:0:Name"] = "reports",
        ["Security:Tokens:0:Sha256"] = Hash("let-me-in"),
        ["Security:Tokens:0:Scopes:0"] = "agents:read",
    };

    internal static readonly Dictionary<string, string> JwtSettings = new()
    {
        ["Security:AllowAnonymous"] = "false",
        ["Authentication:Schemes:Bearer:ValidIssuer"] = "issuer",
        ["Authentication:Schemes:Bearer:ValidAudience"] = "gateway",
        ["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"] = "issuer",
        ["Authentication:Schemes:Bearer:SigningKeys:0:Value"] = Convert.ToBase64String(_signingKey),
    };

    [Fact]
    public async Task A_token_opens_its_account_with_its_scopes()
    {
        await using var gateway = await Gateway.StartAsync(settings: _token);

        var (status, answer) = await AskAsync(gateway, "Authorization", "Bearer let-me-in");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"name":"reports","account":"default","scopes":["agents:read"]}""", answer.GetProperty("data").GetProperty("viewer").GetRawText());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Authorization", "Bearer let-me-out")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic bGV0LW1lLWlu")]
    [InlineData("X-Api-Key", "sandbox-key")]
    public async Task Missing_or_wrong_credentials_run_nothing(string? header, string? value)
    {
        await using var gateway = await Gateway.StartAsync(settings: _token);

        var (status, answer) = await AskAsync(gateway, header, value);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_even_where_none_are_needed()
    {
        await using var gateway = await Gateway.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, header: null, value: null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(gateway, "Authorization", "Bearer guess")).Status);
    }

    [Theory]
    [InlineData("agents:read sessions:read unknown", null, null, """{"name":"ann","account":"default","scopes":["agents:read","sessions:read"]}""")]
    [InlineData(null, "agents:read", "berlin", """{"name":"ann","account":"berlin","scopes":["agents:read"]}""")]
    [InlineData(null, null, null, """{"name":"ann","account":"default","scopes":[]}""")]
    public async Task A_jwt_tells_who_calls_with_which_scopes_for_which_account(string? scope, string? scp, string? account, string viewer)
    {
        await using var gateway = await Gateway.StartAsync(settings: new(JwtSettings) { ["Getscreen:Accounts:berlin:ApiKey"] = "sandbox-key" });
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "ann" };
        foreach (var (name, value) in new[] { ("scope", scope), ("scp", scp), ("account", account) })
        {
            if (value is not null)
                claims[name] = value;
        }

        var (status, answer) = await AskAsync(gateway, "Authorization", $"Bearer {Jwt(claims)}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(viewer, answer.GetProperty("data").GetProperty("viewer").GetRawText());
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("foreign key")]
    [InlineData("other audience")]
    [InlineData("unknown account")]
    [InlineData("nobody")]
    public async Task A_jwt_that_is_not_good_runs_nothing(string fault)
    {
        await using var gateway = await Gateway.StartAsync(settings: JwtSettings);
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["scope"] = "agents:read" };
        if (fault != "nobody")
            claims["sub"] = "ann";
        if (fault == "unknown account")
            claims["account"] = "atlantis";
        var jwt = Jwt(claims, fault == "expired" ? -60 : 60, fault == "foreign key" ? new byte[32] : _signingKey, fault == "other audience" ? "elsewhere" : "gateway");

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(gateway, "Authorization", $"Bearer {jwt}")).Status);
        Assert.Empty(gateway.Calls);
        Assert.DoesNotContain(jwt, gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_accounts_stand_side_by_side()
    {
        await using var gateway = await Gateway.StartAsync(settings: new(_token)
        {
            ["Getscreen:Accounts:berlin:ApiKey"] = "no-good-key",
            ["Security:Tokens:1:Name"] = "berlin",
            ["Security:Tokens:1:Sha256"] = Hash("let-me-into-berlin"),
            ["Security:Tokens:1:Account"] = "berlin",
            ["Security:Tokens:1:Scopes:0"] = "agents:read",
        });

        var first = (await AskAsync(gateway, "Authorization", "Bearer let-me-in")).Answer;
        var second = (await AskAsync(gateway, "Authorization", "Bearer let-me-into-berlin")).Answer;

        Assert.Equal("default", first.GetProperty("data").GetProperty("viewer").GetProperty("account").GetString());
        Assert.Equal("berlin", second.GetProperty("data").GetProperty("viewer").GetProperty("account").GetString());
        Assert.Equal("UPSTREAM_FORBIDDEN", second.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("Security:Tokens:0:Sha256", "let-me-in", "Security:Tokens:0:Sha256")]
    [InlineData("Security:Tokens:0:Scopes:0", "agents:write", "agents:read, agents:connect")]
    [InlineData("Security:Tokens:0:Account", "atlantis", "atlantis")]
    [InlineData("Security:AllowedOrigins:0", "https://app.example.com/path", "https://app.example.com/path")]
    [InlineData("Getscreen:Accounts:key-1:ApiKey", "a-secret", "key-1")]
    [InlineData("Getscreen:Accounts:default:ApiKey", "a-secret", "default")]
    [InlineData("Getscreen:Accounts:berlin:ApiKey", "a-secret\n", "Getscreen:Accounts:berlin:ApiKey is not a valid key")]
    [InlineData("Getscreen:ApiKey", "a-secret of two words", "Getscreen:ApiKey is not a valid key")]
    [InlineData("Getscreen:Accounts:berlin:BaseAddress", "ftp://example.com", "berlin")]
    [InlineData("Http:KnownProxies:0", "my-proxy", "Http:KnownProxies")]
    public async Task A_wrong_setting_keeps_the_server_from_starting_and_is_named(string key, string value, string named)
    {
        var settings = new Dictionary<string, string>(_token) { [key] = value };

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Gateway.StartAsync(settings: settings));

        Assert.Contains(named, StartFailureMessage.Of(refusal), StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox-key", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_without_a_key_that_they_could_open_are_refused_at_the_start()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new(_token) { ["Getscreen:ApiKey"] = "" }));

        Assert.Contains("Getscreen:ApiKey", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_use_of_a_real_account_is_a_warning_in_the_log()
    {
        await using var gateway = await Gateway.StartAsync();

        Assert.Contains("Warning GraphGateway.Security.AnonymousWarning: Security:AllowAnonymous is true", gateway.Log.Text, StringComparison.Ordinal);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));

    internal static string Jwt(Dictionary<string, object> claims, int seconds = 60, byte[]? key = null, string audience = "gateway", Dictionary<string, object>? header = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "issuer",
            Audience = audience,
            NotBefore = now.AddHours(-2),
            IssuedAt = now.AddHours(-2),
            Expires = now.AddSeconds(seconds * 10),
            Claims = claims,
            AdditionalHeaderClaims = header,
            SigningCredentials = new(new SymmetricSecurityKey(key ?? _signingKey), SecurityAlgorithms.HmacSha256),
        });
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(Gateway gateway, string? header, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Who }) };
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        using var response = await gateway.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}

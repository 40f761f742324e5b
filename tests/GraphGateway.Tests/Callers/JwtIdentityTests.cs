using GraphGateway.Callers;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;
using GraphGateway.Tests.Security;

namespace GraphGateway.Tests.Callers;

/// <summary>A caller with a JWT is its issuer and subject, whatever the token calls it.</summary>
public sealed class JwtIdentityTests
{
    [Fact]
    public void No_two_identities_have_one_id()
    {
        JwtIdentity[] identities =
        [
            new("issuer", "sub", "ann"), new("issuer", "client_id", "ann"), new("issuer", "azp", "ann"), new("other", "sub", "ann"), new("issuer", "sub", "ben"),
            new("a|b", "sub", "c"), new("a", "sub", "b|c"), new("a%7Cb", "sub", "c"), new("", "sub", "issuer|ann"), new("issuer", "sub", "ann\n"),
        ];

        Assert.Equal(identities.Length, identities.Select(identity => identity.CallerId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("subject:issuer|ann", identities[0].CallerId);
        Assert.All(identities, identity => Assert.DoesNotContain('\n', identity.CallerId));
    }

    [Fact]
    public async Task Limits_and_idempotency_keys_belong_to_the_subject_and_not_to_the_name()
    {
        await using var gateway = await Gateway.StartAsync(settings: new(CredentialsTests.JwtSettings) { ["Security:RateLimit:PermitLimit"] = "2" });
        var (ann, annAgain, ben) = (Bearer("ann", "Ann"), Bearer("ann", "Somebody else"), Bearer("ben", "Ann"));

        var first = (await gateway.ConnectAsync("1001", "k", ann)).Link();
        Assert.Equal(first, (await gateway.ConnectAsync("1001", "k", annAgain)).Link());
        Assert.NotEqual(first, (await gateway.ConnectAsync("1001", "k", ben)).Link());

        Assert.Equal("RATE_LIMITED", (await gateway.ConnectAsync("1001", "k", Bearer("ann", "A third name"))).Code());
        Assert.Equal("", (await gateway.ConnectAsync("1001", "k", ben)).Code());
    }

    internal static (string, string) Bearer(string subject, string? name)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = subject, ["scope"] = string.Join(' ', Scopes.All) };
        if (name is not null)
            claims["name"] = name;
        return ("Authorization", $"Bearer {CredentialsTests.Jwt(claims)}");
    }
}

using System.Net;
using System.Net.Http.Json;
using GraphGateway.Security;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Security;

/// <summary>A request with two credentials that differ has no caller: which one a proxy checked cannot be known.</summary>
public sealed class AmbiguousCredentialsTests
{
    private const string Key = "sandbox-key";
    private static readonly Dictionary<string, string> _passThrough = new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" };

    private static readonly Dictionary<string, string> _tokens = new()
    {
        ["Security:AllowAnonymous"] = "false",
        ["Security:Tokens:0:Name"] = "one",
        ["Security:Tokens:0:Sha256"] = Sha256Hash.Of(Key),
        ["Security:Tokens:0:Scopes:0"] = "agents:read",
        ["Security:Tokens:1:Name"] = "two",
        ["Security:Tokens:1:Sha256"] = Sha256Hash.Of("other"),
        ["Security:Tokens:1:Scopes:0"] = "agents:read",
    };

    [Theory]
    [InlineData(true, "Authorization", "Bearer sandbox-key", "X-Api-Key", "other")]
    [InlineData(true, "Authorization", "Bearer other", "X-Api-Key", "sandbox-key")]
    [InlineData(true, "Authorization", "Basic b3RoZXI=", "X-Api-Key", "sandbox-key")]
    [InlineData(true, "X-Api-Key", "other", "X-Api-Key", "sandbox-key")]
    [InlineData(true, "Authorization", "Bearer other", "Authorization", "Bearer sandbox-key")]
    [InlineData(false, "Authorization", "Bearer sandbox-key", "X-Api-Key", "other")]
    [InlineData(false, "Authorization", "Bearer sandbox-key", "Authorization", "Bearer other")]
    [InlineData(false, "Authorization", "Bearer sandbox-key", "Authorization", "Basic b3RoZXI=")]
    public async Task Two_credentials_that_differ_are_401(bool passThrough, string name, string value, string otherName, string otherValue)
    {
        await using var gateway = await Gateway.StartAsync(settings: passThrough ? _passThrough : _tokens);

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(gateway, (name, value), (otherName, otherValue)));

        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_credential_that_is_sent_twice_is_taken(bool passThrough)
    {
        await using var gateway = await Gateway.StartAsync(settings: passThrough ? _passThrough : _tokens);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(gateway, ("Authorization", $"Bearer {Key}"), ("X-Api-Key", Key)));
    }

    [Fact]
    public async Task Two_credentials_that_differ_open_no_socket()
    {
        await using var gateway = await Gateway.StartAsync(settings: _passThrough);
        await using var client = await SocketClient.OpenAsync(gateway);

        await client.SayAsync("""{"type":"connection_init","payload":{"X-Api-Key":"other","x-api-key":"sandbox-key"} }""");

        Assert.Equal("4403 Forbidden", await client.HearAsync());
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Two_tokens_with_one_hash_keep_the_server_from_starting()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Gateway.StartAsync(settings: new(_tokens) { ["Security:Tokens:1:Sha256"] = Sha256Hash.Of(Key) }));

        Assert.Contains("Security:Tokens:1:Sha256 is also that of the token 'one'", StartFailureMessage.Of(refusal), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(Gateway gateway, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ agents(first: 1) { nodes { name } } }" }) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await gateway.Http.SendAsync(request);
        return response.StatusCode;
    }
}

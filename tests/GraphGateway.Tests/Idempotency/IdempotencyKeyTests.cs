using GraphGateway.Callers;
using GraphGateway.Idempotency;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>A key belongs to its caller and account.</summary>
public sealed class IdempotencyKeyTests
{
    [Fact]
    public void Account_caller_field_and_key_tell_intentions_apart()
    {
        var ids = new[]
        {
            Of("default", "token:a", "connectAgent", "k"), Of("other", "token:a", "connectAgent", "k"), Of("default", "token:b", "connectAgent", "k"),
            Of("default", "token:a", "createSupportConnection", "k"), Of("default", "token:a", "connectAgent", "l"), Of("defaulttoken:a", "", "connectAgent", "k"),
        };

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], Of("default", "token:a", "connectAgent", "k"));
    }

    [Fact]
    public void No_input_is_not_the_empty_input()
    {
        var keys = new IdempotencyKeys(new() { Caller = Caller("default", "a") });

        Assert.NotEqual(keys.Identify("f", "k", input: null)!.Fingerprint, keys.Identify("f", "k", input: "")!.Fingerprint);
    }

    [Fact]
    public async Task Another_account_never_gets_the_first_ones_link()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "" });

        var first = await gateway.ConnectAsync("1001", "k1", ("X-Api-Key", "sandbox-key"));
        var other = await gateway.ConnectAsync("1001", "k1", ("X-Api-Key", "another-key"));

        Assert.StartsWith("https://", first.Link(), StringComparison.Ordinal);
        Assert.Equal("UPSTREAM_FORBIDDEN", other.Code());
    }

    private static string Of(string account, string caller, string field, string key) =>
        new IdempotencyKeys(new() { Caller = Caller(account, caller) }).Identify(field, key, "input")!.Id;

    private static Caller Caller(string account, string id) => new(id, Name: null, new(account, new("http://127.0.0.1/"), "key"), Scopes.All);
}

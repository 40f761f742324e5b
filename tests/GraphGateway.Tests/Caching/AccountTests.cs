using GraphGateway.Callers;
using GraphGateway.Security;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Caching;

/// <summary>No account is answered with another's data.</summary>
public sealed class AccountTests
{
    private const string Document = "{ agents { totalCount } supportConnections { totalCount } sessions(first: 1) { totalCount } }";

    [Fact]
    public async Task A_key_that_opens_nothing_is_not_answered_with_what_another_opened()
    {
        await using var gateway = await Cached.StartAsync(("Getscreen:ApiKey", ""), ("Security:AllowAnonymous", "false"));
        Assert.False((await gateway.AskAsync(Document, headers: ("X-Api-Key", "sandbox-key"))).TryGetProperty("errors", out _));
        Assert.False((await gateway.AskAsync(Document, headers: ("X-Api-Key", "sandbox-key"))).TryGetProperty("errors", out _));
        Assert.Equal(3, gateway.Calls.Count);

        var other = await gateway.AskAsync(Document, headers: ("X-Api-Key", "another-key"));

        Assert.All(other.GetProperty("errors").EnumerateArray(), error => Assert.Equal("UPSTREAM_FORBIDDEN", error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(3, other.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Equal_reads_in_flight_of_two_accounts_are_two_calls()
    {
        // Of one world, so that nothing but the name tells them apart.
        await using var gateway = await Cached.StartAsync([.. new[] { "one", "two" }.Index().SelectMany(account => Account(account.Index, account.Item))]);
        gateway.Sandbox.Faults.Block("agents/list");

        var asking = new[] { "one", "two", "one", "two" }.Select(token => gateway.AskAsync("{ agents { totalCount } }", headers: ("Authorization", $"Bearer {token}"))).ToList();
        await Patience.Until(() => gateway.Cache.Waiting == 4);
        gateway.Sandbox.Faults.Release("agents/list");

        Assert.All(await Task.WhenAll(asking), answer => Assert.False(answer.TryGetProperty("errors", out _)));
        Assert.Equal(2, gateway.CallsOf("agents/list"));
    }

    private static IEnumerable<(string, string)> Account(int index, string name) =>
    [
        ($"Getscreen:Accounts:{name}:ApiKey", "sandbox-key"),
        ($"Security:Tokens:{index}:Name", name),
        ($"Security:Tokens:{index}:Sha256", Sha256Hash.Of(name)),
        ($"Security:Tokens:{index}:Account", name),
        ($"Security:Tokens:{index}:Scopes:0", Scopes.AgentsRead),
    ];
}

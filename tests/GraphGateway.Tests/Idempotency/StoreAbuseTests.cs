using System.Globalization;
using System.Text.Json;
using GraphGateway.Idempotency;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Idempotency;

/// <summary>Nobody can take the room of another account's results, and refusals take none.</summary>
public sealed class StoreAbuseTests
{
    private const int FieldsPerRequest = 20;

    [Fact]
    public async Task Keys_that_open_nothing_store_nothing_and_evict_nothing()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Getscreen:Retries"] = "0", ["Idempotency:MaxEntries"] = "100" });
        var honest = ("X-Api-Key", "sandbox-key");
        var (link, made) = (await gateway.ConnectAsync("1001", "k", honest), await gateway.CreateAsync("Ada", "k", honest));
        var stored = Stored(gateway);

        foreach (var stranger in Enumerable.Range(0, 6))
        {
            foreach (var request in Enumerable.Range(0, 5))
                await FloodAsync(gateway, $"{stranger}-{request}", ("X-Api-Key", $"stranger-{stranger}"));
        }

        Assert.Equal(stored, Stored(gateway));
        Assert.Equal(link.GetRawText(), (await gateway.ConnectAsync("1001", "k", honest)).GetRawText());
        Assert.Equal(made.GetRawText(), (await gateway.CreateAsync("Ada", "k", honest)).GetRawText());
        Assert.Equal((1, 1), (Accepted(gateway, "agents/connect"), Accepted(gateway, "support/create")));
    }

    [Fact]
    public async Task One_account_does_not_evict_anothers_results()
    {
        await using var gateway = await Gateway.StartAsync(settings: TwoAccounts.Settings(("Idempotency:MaxEntries", "100"), ("Sandbox:PlanLimit", "1000")));
        var first = await gateway.ConnectAsync("1001", "k", TwoAccounts.Berlin);

        foreach (var request in Enumerable.Range(0, 10))
            await FloodAsync(gateway, $"{request}", TwoAccounts.Default);
        var calls = gateway.Count("agents/connect");

        Assert.Equal(first.Link(), (await gateway.ConnectAsync("1001", "k", TwoAccounts.Berlin)).Link());
        Assert.Equal(calls, gateway.Count("agents/connect"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_refusal_of_the_upstream_leaves_nothing_behind(int status)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Fail("support/create", Fault.Of(status));
        gateway.Sandbox.Faults.Fail("agents/connect", Fault.Of(status));

        await gateway.CreateAsync("Ada", "k");
        await gateway.ConnectAsync("1001", "k");

        Assert.Empty(Stored(gateway));
    }

    [Fact]
    public async Task A_plan_that_is_used_up_behind_a_refused_access_is_told_and_not_kept()
    {
        await using var gateway = await Gateway.StartAsync(new() { PlanLimit = 40, SupportConnections = 40 }, new() { ["Getscreen:Retries"] = "0" });
        gateway.Sandbox.Faults.Fail("support/create", Fault.Of(403), times: 1);

        Assert.Contains("PLAN_LIMIT_REACHED", (await gateway.CreateAsync("Ada", "k")).GetRawText(), StringComparison.Ordinal);
        Assert.Empty(Stored(gateway));
    }

    [Theory]
    [InlineData("""mutation { connectAgent(input: { agentId: "word", idempotencyKey: "k" }) { url } }""")]
    [InlineData("""mutation { connectAgent(input: { agentId: "1001", idempotencyKey: "a b" }) { url } }""")]
    [InlineData("""mutation { createSupportConnection(input: { clientName: "A\nB", idempotencyKey: "k" }) { errors { __typename } } }""")]
    [InlineData("""mutation { createSupportConnection(input: { clientName: 1, idempotencyKey: "k" }) { errors { __typename } } }""")]
    public async Task Input_that_cannot_be_is_refused_before_anything_is_stored(string document)
    {
        await using var gateway = await Gateway.StartAsync();

        Assert.DoesNotContain("https://", (await gateway.AskAsync(document)).GetRawText(), StringComparison.Ordinal);

        Assert.Empty(Stored(gateway));
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task Calls_that_never_leave_store_nothing()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:Retries"] = "0", ["Getscreen:BaseAddress"] = $"http://127.0.0.1:{Redis.FreePort()}/", ["Getscreen:Breaker:MinimumThroughput"] = "2" });

        // No connection at first; then the circuit breaker is open.
        foreach (var number in Enumerable.Range(0, 10))
            Assert.Equal("UPSTREAM_UNAVAILABLE", (await gateway.CreateAsync("Ada", $"k{number}")).Code());

        Assert.Empty(Stored(gateway));
    }

    private static string[] Stored(Gateway gateway) => [.. gateway.Services.GetRequiredService<MemoryResultStore>().Entries.Select(entry => entry.Key.Id)];

    private static int Accepted(Gateway gateway, string path) =>
        gateway.Calls.Count(call => call.Contains(path, StringComparison.Ordinal) && call.EndsWith("-> 200", StringComparison.Ordinal));

    // Names that are refused here, names that are refused there, and agents that may or may not be.
    private static Task<JsonElement> FloodAsync(Gateway gateway, string request, (string, string) caller)
    {
        var fields = Enumerable.Range(0, FieldsPerRequest).Select(number => string.Create(CultureInfo.InvariantCulture, $"f{number}: ") + (number % 3) switch
        {
            0 => $$"""createSupportConnection(input: { clientName: "A\nB", idempotencyKey: "{{request}}-{{number}}" }) { errors { __typename } } """,
            1 => $$"""createSupportConnection(input: { clientName: "Ada", idempotencyKey: "{{request}}-{{number}}" }) { errors { __typename } } """,
            _ => $$"""connectAgent(input: { agentId: "1001", idempotencyKey: "{{request}}-{{number}}" }) { url } """,
        });
        return gateway.AskAsync($"mutation {{ {string.Concat(fields)} }}", headers: caller);
    }
}

using System.Text;
using System.Text.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;

namespace GraphGateway.Tests.Audit;

/// <summary>What the audit trail tells of mutations and refusals, and what it never tells.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private Folder _folder = null!;
    private Gateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _folder = Folder.Create();
        _gateway = await StartAsync([]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_mutation_is_one_event_with_all_that_matters()
    {
        await _gateway.ConnectAsync("1001", key: null);

        var told = (await EventsAsync(1)).Single();

        Assert.Equal(["time", "event", "who", "account", "what", "target", "outcome", "correlationId"], told.EnumerateObject().Select(property => property.Name));
        Assert.Equal(_gateway.Clock.GetUtcNow(), told.GetProperty("time").GetDateTimeOffset());
        Assert.Equal("mutation address:127.0.0.1 default connectAgent 1001 success", Line(told));
        Assert.Matches("^[0-9a-f]{32}$", told.GetProperty("correlationId").GetString());
        Assert.Contains($"Information GraphGateway.Audit: mutation connectAgent 1001 by address:127.0.0.1 for default: success ({told.GetProperty("correlationId").GetString()})", _gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_field_ends_with_what_came_of_it()
    {
        _gateway.Sandbox.Faults.Fail("agents/connect", Fault.Lost, times: 1);
        await _gateway.AskAsync("""
            mutation {
              lost: connectAgent(input: { agentId: "1001" }) { url }
              unknown: connectAgent(input: { agentId: "999999" }) { url }
              wrong: connectAgent(input: { agentId: "word" }) { url }
              made: createSupportConnection(input: { clientName: "Ada" }) { errors { __typename } }
              named: createSupportConnection(input: { clientName: "A\nB" }) { errors { __typename } }
              closed: closeSupportConnection(input: { supportConnectionId: "301" }) { errors { __typename } }
              again: closeSupportConnection(input: { supportConnectionId: "301" }) { errors { __typename } }
            }
            """);

        Assert.Equal(
            [
                "connectAgent 1001 UPSTREAM_OUTCOME_UNKNOWN", "connectAgent 999999 AGENT_NOT_FOUND", "connectAgent  BAD_USER_INPUT",
                $"createSupportConnection {_gateway.Sandbox.World.OpenConnections[^1].Id} success", "createSupportConnection  INVALID_CLIENT_NAME",
                "closeSupportConnection 301 success", "closeSupportConnection 301 SUPPORT_CONNECTION_ALREADY_CLOSED",
            ],
            (await EventsAsync(7)).Select(told => Line(told).Split("default ")[1]));
        Assert.Single((await EventsAsync(7)).Select(told => told.GetProperty("correlationId").GetString()).Distinct());
    }

    [Fact]
    public async Task A_repeat_is_told_as_one()
    {
        await _gateway.CreateAsync("Ada", "k1");
        var id = (await _gateway.CreateAsync("Ada", "k1")).Made().GetProperty("databaseId").GetInt32();
        await _gateway.CreateAsync("Bob", "k1");

        Assert.Equal(
            [$"createSupportConnection {id} success", $"createSupportConnection {id} replayed", "createSupportConnection  BAD_USER_INPUT"],
            (await EventsAsync(3)).Select(told => Line(told).Split("default ")[1]));
    }

    [Theory]
    [InlineData(null, "cancelled")]
    [InlineData("k1", "success")]
    public async Task A_mutation_whose_caller_leaves_is_told_when_it_ends(string? key, string outcome)
    {
        _gateway.Sandbox.Faults.Block("agents/connect");
        using var leaving = new CancellationTokenSource();
        var body = JsonSerializer.Serialize(new { query = "mutation($key: String) { connectAgent(input: { agentId: \"1001\", idempotencyKey: $key }) { url } }", variables = new { key } });
        var asking = _gateway.Http.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"), leaving.Token);
        await Patience.Until(() => _gateway.Sandbox.Faults.BlockedCount("agents/connect") == 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        if (key is not null)
            _gateway.Sandbox.Faults.Release("agents/connect");

        Assert.Equal($"mutation address:127.0.0.1 default connectAgent 1001 {outcome}", Line((await EventsAsync(1)).Single()));
    }

    [Fact]
    public async Task An_operation_that_is_refused_is_an_event_and_one_that_is_wrong_or_only_priced_is_none()
    {
        const string Costly = "{ agents(first: 500) { nodes { sessions(last: 1) { nodes { id } } } } }";
        await _gateway.AskAsync("{ nothing }");
        await _gateway.AskAsync("{ viewer { account } }");
        await _gateway.AskAsync(Costly, cost: "validate");
        var answer = await _gateway.AskAsync(Costly);

        Assert.Equal("OPERATION_TOO_COMPLEX", answer.Code());
        Assert.Equal("refusal address:127.0.0.1 default operation  OPERATION_TOO_COMPLEX", Line((await RefusalsAsync(_gateway, 1)).Single()));
    }

    [Fact]
    public async Task A_caller_without_credentials_is_told_by_its_address_and_a_request_that_is_none_is_not_told()
    {
        await using var gateway = await StartAsync(new() { ["Getscreen:ApiKey"] = "" });
        using var mistake = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("no JSON", Encoding.UTF8, "application/json") };
        mistake.Headers.Add("X-Api-Key", "sandbox-key");
        using var mistaken = await gateway.Http.SendAsync(mistake);
        await gateway.AskAsync("{ viewer { account } }");

        Assert.Equal("refusal address:127.0.0.1  request  UNAUTHENTICATED", Line((await RefusalsAsync(gateway, 1)).Single()));
    }

    [Fact]
    public async Task Nothing_secret_and_no_name_is_told()
    {
        await using var gateway = await StartAsync(new() { ["Getscreen:ApiKey"] = "" });
        var (key, name) = (("X-Api-Key", "sandbox-key"), "Ada Lovelace");
        var link = (await gateway.ConnectAsync("1001", "the-client-key", key)).Link();
        var made = (await gateway.CreateAsync(name, "the-client-key", key)).Made();
        gateway.Sandbox.Faults.Fail("support/create", Fault.Of(400));
        await gateway.CreateAsync(name, key: null, key);

        var text = string.Join('\n', await EventsAsync(3));

        string[] secrets = ["sandbox-key", name, "Lovelace", link, "the-client-key", made.GetProperty("connectUrl").GetString()!, made.GetProperty("inviteCode").GetString()!];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, string.Join('\n', gateway.Log.Text.Split('\n').Where(line => line.Contains("GraphGateway.Audit", StringComparison.Ordinal))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disk_that_fails_costs_the_file_its_events_and_the_server_nothing()
    {
        Directory.CreateDirectory(_folder.Trail);

        Assert.StartsWith("https://", (await _gateway.ConnectAsync("1001", key: null)).Link(), StringComparison.Ordinal);
        await Patience.Until(() => _gateway.Log.Text.Contains("Writing 1 audit events to", StringComparison.Ordinal));

        Directory.Delete(_folder.Trail);
        await _gateway.ConnectAsync("1002", key: null);
        Assert.Equal(1002, (await EventsAsync(1)).Single().GetProperty("target").GetInt32());
    }

    private Task<Gateway> StartAsync(Dictionary<string, string> settings) =>
        Gateway.StartAsync(settings: new(settings) { ["Audit:File"] = _folder.Trail, ["Getscreen:Retries"] = "0" });

    /// <summary>The events, once as many have been written as are awaited.</summary>
    private async Task<IReadOnlyList<JsonElement>> EventsAsync(int count)
    {
        await Patience.Until(() => _folder.Lines().Length >= count);
        return [.. _folder.Lines().Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    /// <summary>The refusals, once their window is over and as many have been written as are awaited.</summary>
    private async Task<IReadOnlyList<JsonElement>> RefusalsAsync(Gateway gateway, int count)
    {
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await Patience.Until(() => _folder.Lines(Folder.RefusalsName).Length >= count);
        return [.. _folder.Lines(Folder.RefusalsName).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private static string Line(JsonElement told) =>
        string.Join(' ', new[] { "event", "who", "account", "what", "target", "outcome" }.Select(name => told.GetProperty(name).ToString()));
}

using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Agents;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Audit;

/// <summary>An error, its entry in the log and the audit events of the same request have one id.</summary>
public sealed class CorrelationIdTests : IAsyncLifetime
{
    private const string Connect = "mutation { a: connectAgent(input: { agentId: \"1001\" }) { url } b: connectAgent(input: { agentId: \"1002\" }) { url } }";
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(
        settings: new() { ["Http:MaxBatchSize"] = "5" },
        configure: services => services.AddScoped<AgentRepository>(_ => throw new InvalidOperationException("unexpected")));

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task An_error_has_the_id_of_the_audit_event_and_of_the_log()
    {
        var answer = await _gateway.AskAsync(Connect);

        AssertOneId(answer.GetProperty("errors"));
    }

    [Fact]
    public async Task It_is_the_id_of_the_trace_that_the_client_began()
    {
        var answer = await _gateway.AskAsync(Connect, headers: ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"));

        AssertOneId(answer.GetProperty("errors"));
        Assert.Equal(Trace, IdOf(answer.GetProperty("errors")[0]));
    }

    [Fact]
    public async Task The_entries_of_a_batch_have_the_id_of_their_request()
    {
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", new[] { new { query = Connect }, new { query = Connect } });
        var answers = await response.Content.ReadFromJsonAsync<JsonElement[]>();

        Assert.Single(answers!.SelectMany(answer => answer.GetProperty("errors").EnumerateArray()).Select(IdOf).Distinct());
        AssertOneId(answers![1].GetProperty("errors"));
    }

    [Fact]
    public async Task An_operation_on_a_socket_has_one_id_too()
    {
        await using var client = await SocketClient.ReadyAsync(_gateway);
        await client.SubscribeAsync("1", Connect);
        var answer = JsonSerializer.Deserialize<JsonElement>(await client.HearAsync());

        AssertOneId(answer.GetProperty("payload").GetProperty("errors"));
    }

    [Fact]
    public async Task Requests_have_ids_of_their_own()
    {
        var (first, second) = (await _gateway.AskAsync(Connect), await _gateway.AskAsync(Connect));

        Assert.NotEqual(IdOf(first.GetProperty("errors")[0]), IdOf(second.GetProperty("errors")[0]));
    }

    private void AssertOneId(JsonElement errors)
    {
        var id = Assert.Single(errors.EnumerateArray().Select(IdOf).Distinct());
        var lines = _gateway.Log.Text.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("Information GraphGateway.Audit: mutation connectAgent", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Error GraphGateway.Errors.ErrorMasking", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    private static string IdOf(JsonElement error) => error.GetProperty("extensions").GetProperty("correlationId").GetString()!;
}

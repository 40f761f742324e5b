using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Security;

/// <summary>No key, token, one-time link or operator's link stands in a log, a trace or a metric, whatever happens.</summary>
public sealed class SecrecyTests
{
    private const string Token = "a-token-of-the-gateway";
    private const string InAddress = "a-word-in-an-address";
    private const string ApiKey = "a-key-of-the-account";

    [Theory]
    [InlineData("0")]
    [InlineData("00:00:05")]
    public async Task Nothing_secret_is_told_to_logs_traces_and_metrics(string timeToLive)
    {
        var told = new ConcurrentQueue<string>();
        using var traces = Traces(told);
        using var metrics = Metrics(told);
        await using var collector = await Upstream.StartAsync(context => CollectAsync(context, told));
        var answers = await RunAsync(collector, timeToLive, told);

        var everything = string.Join('\n', told);
        Assert.Contains("/v1/traces", everything, StringComparison.Ordinal);
        // The address of a GET is the client's own doing and may stand in the log of requests, where that is on; in traces it does not.
        Assert.DoesNotContain(told, text => text.StartsWith("/v1/traces", StringComparison.Ordinal) && text.Contains(InAddress, StringComparison.Ordinal));
        Assert.Contains("/v1/logs", everything, StringComparison.Ordinal);
        Assert.Contains("graphgateway_operation_duration_seconds", everything, StringComparison.Ordinal);
        foreach (var secret in Secrets(answers))
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(ApiKey, string.Join('\n', answers), StringComparison.Ordinal);
        Assert.DoesNotContain(Token, string.Join('\n', answers), StringComparison.Ordinal);
    }

    // What is not sent yet is sent when the server ends.
    private static async Task<List<string>> RunAsync(Upstream collector, string timeToLive, ConcurrentQueue<string> told)
    {
        await using var gateway = await Gateway.StartAsync(new() { ApiKey = ApiKey }, Settings(collector, timeToLive));
        gateway.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}");

        var answers = await UseEverythingAsync(gateway);
        gateway.Http.DefaultRequestHeaders.Remove("Authorization");
        gateway.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Token}-misspelt");
        answers.Add(await AskAsync(gateway, "{ agents { totalCount } }"));
        told.Enqueue(await gateway.Http.GetStringAsync("/metrics"));
        told.Enqueue(gateway.Log.Text);
        return answers;
    }

    // The texts in what OTLP sends are plain, whatever lies between them.
    private static async Task CollectAsync(HttpContext context, ConcurrentQueue<string> told)
    {
        using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
        told.Enqueue($"{context.Request.Path} {await reader.ReadToEndAsync(context.RequestAborted)}");
    }

    private static Dictionary<string, string> Settings(Upstream collector, string timeToLive)
    {
        var settings = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["Security:AllowAnonymous"] = "false",
            ["Caching:Agents:Ttl"] = timeToLive,
            ["Caching:SupportConnections:Ttl"] = timeToLive,
            ["Caching:SupportInfo:Ttl"] = timeToLive,
            ["Caching:Sessions:Ttl"] = timeToLive,
            ["Security:Tokens:0:Name"] = "everything",
            ["Security:Tokens:0:Sha256"] = GraphGateway.Security.Sha256Hash.Of(Token),
        };
        foreach (var (index, scope) in GraphGateway.Callers.Scopes.All.Index())
            settings[$"Security:Tokens:0:Scopes:{index}"] = scope;
        return settings;
    }

    private static async Task<List<string>> UseEverythingAsync(Gateway gateway)
    {
        const string Connect = "mutation { connectAgent(input: { agentId: 1001 }) { url } }";
        const string Create = "mutation { createSupportConnection(input: { clientName: \"Ann\" }) { supportConnection { inviteUrl connectUrl } } }";
        const string Read = "{ supportConnections { nodes { connectUrl } } sessions(first: 5, where: { hasVideo: true }) { nodes { video { url } } } }";
        var answers = new List<string> { await AskAsync(gateway, Connect), await AskAsync(gateway, Create), await AskAsync(gateway, Read) };
        // A client may write a secret into its document, and ask by an address.
        await AskAsync(gateway, $"query Told {{ agents(where: {{ name: {{ eq: \"{Token}\" }} }}) {{ totalCount }} }}");
        (await gateway.Http.GetAsync($"/graphql?query={Uri.EscapeDataString($"{{ agents(where: {{ name: {{ eq: \"{InAddress}\" }} }}) {{ totalCount }} }}")}")).Dispose();
        foreach (var fault in new[] { Fault.Of(500), Fault.Of(403), Fault.Html, Fault.CutJson, Fault.WrongTypes, Fault.Lost, Fault.Abort })
        {
            foreach (var path in new[] { "agents/connect", "support/create", "support/list", "history/list" })
                gateway.Sandbox.Faults.Fail(path, fault, times: 1);
            answers.AddRange([await AskAsync(gateway, Connect), await AskAsync(gateway, Create)]);
        }

        return answers;
    }

    // What the caller was given, and the credentials that it all went by.
    private static IEnumerable<string> Secrets(List<string> answers)
    {
        string[] links = [.. answers.SelectMany(answer => answer.Split('"')).Where(text => text.Contains("://", StringComparison.Ordinal)).Select(link => link.Replace("\\u0026", "&").Split('?', '/')[^1])];
        Assert.InRange(links.Length, 3, 1_000);
        return links.Where(secret => secret.Length > 8).Append(ApiKey).Append(Token);
    }

    private static async Task<string> AskAsync(Gateway gateway, string document)
    {
        using var response = await gateway.Http.PostAsJsonAsync("/graphql", new { query = document });
        return await response.Content.ReadAsStringAsync();
    }

    private static ActivityListener Traces(ConcurrentQueue<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(happened => happened.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Metrics(ConcurrentQueue<string> told)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}

using System.Net;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Idempotency;

namespace GraphGateway.Tests.Audit;

/// <summary>A flood of refusals costs the trail of mutations nothing.</summary>
public sealed class AuditFloodTests : IDisposable
{
    private readonly Folder _folder = Folder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Refused_requests_of_one_address_are_one_event_a_window_and_code()
    {
        await using var gateway = await StartAsync(("Security:RateLimit:PermitLimit", "30"));

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 100; request++)
        {
            using var response = await gateway.Http.PostAsync("/graphql", new StringContent("""{"query":"{__typename}"}""", System.Text.Encoding.UTF8, "application/json"));
            statuses.Add(response.StatusCode);
        }

        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await gateway.StopAsync();

        Assert.Equal((30, 70), (statuses.Count(status => status == HttpStatusCode.Unauthorized), statuses.Count(status => status == HttpStatusCode.TooManyRequests)));
        Assert.Equal(
            ["address:127.0.0.1 RATE_LIMITED 70", "address:127.0.0.1 UNAUTHENTICATED 30"],
            Refusals().Select(refusal => $"{refusal.GetProperty("who")} {refusal.GetProperty("outcome")} {refusal.GetProperty("count")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refusals_that_fill_their_files_push_no_mutation_out()
    {
        await using var gateway = await StartAsync(("Audit:MaxFileBytes", "1000"), ("Audit:MaxFiles", "2"), ("Audit:RefusalWindow", "00:00:01"));
        await gateway.ConnectAsync("1001", key: null, TwoAccounts.Berlin);

        for (var window = 1; window <= 20; window++)
        {
            await gateway.AskAsync("{ viewer { account } }");
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await gateway.StopAsync();
        Assert.Contains("audit.refusals.1.jsonl", _folder.Names);
        Assert.Single(_folder.Lines());
        Assert.DoesNotContain("audit.1.jsonl", _folder.Names);
    }

    [Fact]
    public async Task Refusals_that_are_pending_when_the_server_stops_are_written()
    {
        var gateway = await StartAsync();
        await gateway.AskAsync("{ viewer { account } }");
        await gateway.StopAsync();
        await gateway.DisposeAsync();

        Assert.Equal(1, Assert.Single(Refusals()).GetProperty("count").GetInt32());
    }

    private Task<Gateway> StartAsync(params (string, string)[] settings) => Gateway.StartAsync(settings: TwoAccounts.Settings([("Audit:File", _folder.Trail), .. settings]));

    private JsonElement[] Refusals() => [.. _folder.Lines(Folder.RefusalsName).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}

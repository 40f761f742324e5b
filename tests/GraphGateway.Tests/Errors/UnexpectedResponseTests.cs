using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.Errors;

/// <summary>What callers get when the upstream's answers make no sense: a value that fits the type, null, or a fault that is the upstream's; never one of ours.</summary>
public sealed class UnexpectedResponseTests : IAsyncLifetime
{
    private const string Agents = """
        { agents(first: 50) { totalCount nodes { id databaseId disabled favorite group installed lastActiveAt lastClient { userAgent login location { ip } } lastSession { id startedAt stoppedAt }
          limited linkedAt location { ip city } name online os owner permanentUrl previewUrl sessionCount version } } agentGroups { name agentCount } }
        """;

    private const string Sessions = """
        { sessions(first: 50) { totalCount nodes { id databaseId active duration startedAt stoppedAt clients { login userAgent location { ip } }
          agentSnapshot { databaseId name os location { city } } video { url size } } } }
        """;

    private const string Connections = """
        { supportConnections { remaining totalCount nodes { id databaseId status createdAt inviteCode inviteUrl connectUrl clientName clientOs clientPreviewUrl } } }
        """;

    // The edges of the types, and values of wrong kinds.
    private static readonly string[] _values = ["null", "\"\"", "0", "-1", "1", "253402300799", "253402300800", "1600374761000", "-62135596801", "2147483647", "-2147483648", "9007199254740991",
        "9007199254740992", "9223372036854775807", "-9223372036854775807", "1e300", "0.5", "[]", "{}", "true", "false", "\"x\"", "\"\\ud800\"", "\"\\u0000\""];

    private Upstream _upstream = null!;
    private Gateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _upstream = await Upstream.StartAsync();
        _gateway = await Gateway.StartAsync(settings: new()
        {
            ["Getscreen:BaseAddress"] = _upstream.Address + "/v1/",
            ["Getscreen:Retries"] = "0",
            ["Caching:MaxStale"] = "0",
        });
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _upstream.DisposeAsync();
    }

    [Fact]
    public Task An_agent_of_any_value_is_no_fault_of_ours() => HoldsAsync(Agents, """
        {"data":[{"id":3},{"id":4,"name":VALUE,"group":VALUE,"disabled":VALUE,"link_time":VALUE,"last_time":VALUE,"geo":VALUE,"os":VALUE,"version":VALUE,
        "permanent_url":VALUE,"preview_url":VALUE,"owner":VALUE,"sessions":{"total":VALUE,"last":{"id":9,"start_time":VALUE,"stop_time":VALUE,"client":VALUE}}},
        {"id":5,"sessions":VALUE},{"id":6,"sessions":{"last":VALUE}}]}
        """, "agents", 4);

    [Fact]
    public Task A_session_of_any_value_is_no_fault_of_ours() => HoldsAsync(Sessions, """
        {"total":3,"data":[{"id":9,"start":VALUE,"stop":1,"video":{"url":"http://127.0.0.1/x","size":VALUE}},{"id":8,"start":1,"stop":VALUE,"clients":VALUE,"agent":VALUE,"video":VALUE},
        {"id":7,"start":VALUE,"stop":VALUE,"clients":[{"login":VALUE,"geo":VALUE}],"agent":{"name":VALUE,"os":VALUE},"video":{"url":VALUE}}]}
        """, "sessions", 3);

    [Fact]
    public Task A_connection_of_any_value_is_no_fault_of_ours() => HoldsAsync(Connections, """
        {"remain":5,"data":[{"id":1},{"id":2,"create_time":VALUE,"invite_code":VALUE,"invite_url":VALUE,"connect_url":VALUE,"client_name":VALUE,"client_os":VALUE,"client_preview_url":VALUE}]}
        """, "supportConnections", 2);

    [Fact]
    public async Task Any_id_status_or_total_is_a_value_that_fits_or_a_fault_of_the_upstream()
    {
        (string Document, string Payload)[] strict =
        [
            (Agents, """{"data":[{"id":VALUE}]}"""),
            (Connections, """{"remain":VALUE,"data":[{"id":VALUE,"status":VALUE}]}"""),
            ("{ sessions { totalCount } }", """{"total":VALUE,"data":[]}"""),
            (Sessions, """{"total":1,"data":[{"id":VALUE}]}"""),
            (Sessions, """{"total":1,"data":[{"id":1,"agent":{"id":VALUE}}]}"""),
        ];
        foreach (var value in _values)
        {
            foreach (var (document, payload) in strict)
                IsNoFaultOfOurs(await AskAsync(document, With(payload, value)));
        }
    }

    [Fact]
    public async Task A_negative_total_is_a_fault_of_the_upstream()
    {
        var answer = await AskAsync("{ sessions { totalCount } }", """{"total":-1,"data":[]}""");

        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("UPSTREAM_BAD_PAYLOAD", extensions.GetProperty("code").GetString());
        Assert.Equal("total", extensions.GetProperty("upstream").GetProperty("position").GetString());
    }

    [Fact]
    public async Task A_bad_payloads_position_and_kind_stand_in_the_error_and_the_log_and_its_value_does_not()
    {
        var answer = await AskAsync("{ agents { totalCount } }", """{"data":[{"id":1},{"id":"precious"}]}""");

        Assert.Equal(
            """{"method":"agents/list","position":"data[1].id","expected":"a 32-bit integer","found":"a string"}""",
            answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("upstream").GetRawText());
        Assert.Contains("data[1].id: expected a 32-bit integer, found a string", _gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("precious", answer.GetRawText() + _gateway.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":null,"error":"internal"}""")]
    [InlineData("""{"data":[],"error":{"code":500}}""")]
    public async Task An_answer_that_tells_an_error_is_no_empty_list(string payload)
    {
        foreach (var field in new[] { "agents", "supportConnections", "sessions" })
        {
            var answer = await AskAsync($"{{ {field} {{ totalCount }} }}", payload);
            Assert.Equal("UPSTREAM_BAD_PAYLOAD", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        var created = await AskAsync("mutation { createSupportConnection(input: {}) { supportConnection { id } } }", payload);
        Assert.Equal("UPSTREAM_OUTCOME_UNKNOWN", created.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_subscription_reports_no_agent_as_removed_because_of_an_answer_that_tells_an_error()
    {
        _upstream.Answer = context => context.Response.WriteAsync("""{"data":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}""");
        await using var stream = await EventStream.OpenAsync(_gateway, "subscription { agentChanged { kind agent { name } } }");
        await Patience.Until(() => _upstream.Requests.Count > 0);

        var before = _upstream.Requests.Count;
        _upstream.Answer = context => context.Response.WriteAsync("""{"data":null,"error":"internal"}""");
        await _gateway.PassUntilAsync(() => _upstream.Requests.Count > before);
        await _gateway.PassUntilAsync(() => _gateway.Log.Text.Contains("at error: expected no error", StringComparison.Ordinal));
        _upstream.Answer = context => context.Response.WriteAsync("""{"data":[{"id":1,"name":"a"},{"id":2,"name":"another"}]}""");
        var next = stream.NextAnswerAsync();
        await _gateway.PassUntilAsync(() => next.IsCompleted);

        Assert.Equal("""{"data":{"agentChanged":{"kind":"UPDATED","agent":{"name":"another"}}}}""", (await next).GetRawText());
    }

    [Theory]
    [InlineData(301, "UPSTREAM_UNAVAILABLE")]
    [InlineData(302, "UPSTREAM_OUTCOME_UNKNOWN")]
    public async Task A_redirect_names_the_setting_that_is_wrong(int status, string codeOfMutations)
    {
        _upstream.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://moved.example/secret-path?apikey=k";
            return Task.CompletedTask;
        };

        var query = (await _gateway.AskAsync("{ agents { totalCount } }")).GetProperty("errors")[0];
        var mutation = (await _gateway.AskAsync("mutation { createSupportConnection(input: {}) { supportConnection { id } } }")).GetProperty("errors")[0];

        Assert.Equal(("UPSTREAM_UNAVAILABLE", codeOfMutations), (Code(query), Code(mutation)));
        Assert.All([query, mutation], error => Assert.Contains("Getscreen:BaseAddress", error.GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.Contains("https://moved.example", _gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", _gateway.Log.Text + query.GetRawText() + mutation.GetRawText(), StringComparison.Ordinal);
    }

    private async Task HoldsAsync(string document, string payload, string field, int rows)
    {
        foreach (var value in _values)
        {
            var answer = await AskAsync(document, With(payload, value));
            IsNoFaultOfOurs(answer);
            Assert.Equal(rows, answer.GetProperty("data").GetProperty(field).GetProperty("nodes").GetArrayLength());
        }
    }

    private static string With(string payload, string value) => payload.Replace("VALUE", value, StringComparison.Ordinal);

    private Task<JsonElement> AskAsync(string document, string payload)
    {
        _upstream.Answer = context => context.Response.WriteAsync(payload);
        return _gateway.AskAsync(document);
    }

    private static void IsNoFaultOfOurs(JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out var errors))
            Assert.All(errors.EnumerateArray(), error => Assert.Equal("UPSTREAM_BAD_PAYLOAD", Code(error)));
    }

    private static string? Code(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();
}

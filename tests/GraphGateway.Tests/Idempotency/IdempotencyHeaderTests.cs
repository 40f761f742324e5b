using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>Which keys count, and where the header does.</summary>
public sealed class IdempotencyHeaderTests : IAsyncLifetime
{
    private const string Header = "Idempotency-Key";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task The_header_names_the_intention_of_a_single_mutation()
    {
        var first = (await _gateway.ConnectAsync("1001", key: null, (Header, "k1"))).Link();

        Assert.Equal(first, (await _gateway.ConnectAsync("1001", key: null, (Header, "k1"))).Link());
        Assert.Equal(first, (await _gateway.ConnectAsync("1001", "k1")).Link());
        Assert.Equal(1, _gateway.Count("agents/connect"));
    }

    [Fact]
    public async Task A_key_in_the_input_comes_before_the_header()
    {
        var first = (await _gateway.ConnectAsync("1001", "k1", (Header, "h"))).Link();

        Assert.Equal(first, (await _gateway.ConnectAsync("1001", "k1", (Header, "other"))).Link());
        Assert.NotEqual(first, (await _gateway.ConnectAsync("1001", key: null, (Header, "h"))).Link());
    }

    [Theory]
    [InlineData("""mutation { a: connectAgent(input: { agentId: "1001" }) { url } b: connectAgent(input: { agentId: "1002" }) { url } }""")]
    [InlineData("""mutation { closeSupportConnection(input: { supportConnectionId: "301" }) { errors { __typename } } ...C } fragment C on Mutation { connectAgent(input: { agentId: "1002" }) { url } }""")]
    public async Task With_several_mutation_fields_the_header_is_refused_and_nothing_done(string document)
    {
        var answer = await _gateway.AskAsync(document, headers: (Header, "k1"));

        Assert.Equal("BAD_USER_INPUT", answer.Code());
        Assert.Contains("single mutation field", answer.Message(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task What_is_left_out_is_no_second_field_and_neither_is_the_typename()
    {
        var answer = await _gateway.AskAsync("""mutation { __typename connectAgent(input: { agentId: "1001" }) { url } b: connectAgent(input: { agentId: "1002" }) @skip(if: true) { url } }""", headers: (Header, "k1"));

        Assert.Equal(answer.Link(), (await _gateway.ConnectAsync("1001", "k1")).Link());
    }

    [Theory]
    [InlineData("{ viewer { account } }", "a key with spaces")]
    [InlineData("""mutation { closeSupportConnection(input: { supportConnectionId: "301" }) { errors { __typename } } }""", "")]
    public async Task What_has_no_key_takes_no_notice_of_the_header(string document, string key)
    {
        Assert.Equal("", (await _gateway.AskAsync(document, headers: (Header, key))).Code());
    }

    [Fact]
    public async Task A_get_takes_no_notice_of_the_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{account}}");
        request.Headers.Add(Header, "k1");
        using var response = await _gateway.Http.SendAsync(request);

        Assert.Equal("default", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("viewer").GetProperty("account").GetString());
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(256, "x")]
    [InlineData(1, "a b")]
    [InlineData(1, "ключ")]
    [InlineData(1, "a\nb")]
    [InlineData(1, "a\u007f")]
    public async Task A_key_that_cannot_be_one_is_refused(int times, string part)
    {
        var answer = await _gateway.ConnectAsync("1001", string.Concat(Enumerable.Repeat(part, times)));

        Assert.Equal("BAD_USER_INPUT", answer.Code());
        Assert.Contains("idempotency key", answer.Message(), StringComparison.Ordinal);
        Assert.DoesNotContain(_gateway.Calls, call => call.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("!")]
    [InlineData("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")]
    [InlineData("~~~")]
    public async Task Any_visible_ascii_is_a_key(string key)
    {
        var first = (await _gateway.ConnectAsync("1001", key)).Link();

        Assert.Equal(first, (await _gateway.ConnectAsync("1001", key: null, (Header, key))).Link());
    }

    [Fact]
    public async Task The_longest_key_has_255_characters()
    {
        var key = new string('k', 255);
        var first = (await _gateway.ConnectAsync("1001", key)).Link();

        Assert.Equal(first, (await _gateway.ConnectAsync("1001", key)).Link());
    }

    [Fact]
    public async Task A_key_in_a_header_that_cannot_be_one_is_refused_too()
    {
        Assert.Equal("BAD_USER_INPUT", (await _gateway.ConnectAsync("1001", key: null, (Header, "a b"))).Code());
    }
}

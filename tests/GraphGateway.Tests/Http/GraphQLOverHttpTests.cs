using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

public sealed class GraphQLOverHttpTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData(null, "application/json", 200)]
    [InlineData("*/*", "application/json", 200)]
    [InlineData("application/json", "application/json", 200)]
    [InlineData("application/graphql-response+json", "application/graphql-response+json", 400)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", "application/graphql-response+json", 400)]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "application/graphql-response+json", 400)]
    [InlineData("application/json; charset=\"UTF-8\"", "application/json", 200)]
    [InlineData("text/html;q=0.9, application/*", "application/json", 200)]
    [InlineData(",", "application/json", 200)]
    [InlineData("nonsense", "application/json", 200)]
    [InlineData("*/*, application/graphql-response+json", "application/json", 200)]
    [InlineData("application/json, */*;q=0", "application/json", 200)]
    [InlineData("application/json;q=0, */*", "application/graphql-response+json", 400)]
    [InlineData("*/*, application/json;q=0.1", "application/graphql-response+json", 400)]
    public async Task A_failed_validation_has_the_status_of_its_media_type(string? accept, string mediaType, int status)
    {
        using var response = await PostAsync("""{"query":"{ nothing }"}""", accept);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task An_answer_with_partial_data_is_a_200(string accept)
    {
        using var response = await PostAsync("""{"query":"{ viewer { account } agent(id: \"word\") { id } }"}""", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("""{"query":""", "not valid JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("7", "must be an object")]
    [InlineData("{}", "'query' is missing")]
    [InlineData("""{"query":7}""", "'query' is a JSON number")]
    [InlineData("""{"query":"{ __typename }","query":"{ viewer { name } }"}""", "a key occurs twice")]
    [InlineData("""{"query":"{ __typename }","variables":{"a":{"b":1,"b":2}}}""", "a key occurs twice")]
    [InlineData("""{"query":"{ __typename }","variables":{"a":"\ud800"}}""", "not Unicode")]
    [InlineData("""{"query":"{ __typename }","variables":[]}""", "'variables' is a JSON array")]
    [InlineData("""{"query":"{ __typename }","operationName":1}""", "'operationName' is a JSON number")]
    [InlineData("""{"query":"{ __typename }","extensions":"x"}""", "'extensions' is a JSON string")]
    public async Task A_malformed_request_is_a_400_that_says_what_is_wrong(string body, string says)
    {
        using var response = await PostAsync(body, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("BAD_REQUEST", text, StringComparison.Ordinal);
        Assert.Contains(says.Replace("'", "\\u0027", StringComparison.Ordinal), text.Replace("'", "\\u0027", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.0, */*")]
    [InlineData("application/*;q=0, */*")]
    [InlineData("*/*;q=0")]
    [InlineData("text/event-stream;q=0")]
    public async Task Who_accepts_nothing_that_there_is_gets_a_406(string accept)
    {
        using var response = await PostAsync("""{"query":"{ __typename }"}""", accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("None of the accepted media types", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.OK)]
    [InlineData("application/json; charset=\"latin1\"", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_charset_in_quotes_is_the_same_as_one_without(string contentType, HttpStatusCode expected)
    {
        using var content = new StringContent("""{"query":"{ __typename }"}""");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("Identity", HttpStatusCode.OK, null)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType, "identity")]
    [InlineData("identity, gzip", HttpStatusCode.UnsupportedMediaType, "identity")]
    public async Task A_body_is_taken_uncompressed(string encoding, HttpStatusCode expected, string? taken)
    {
        using var content = new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json");
        content.Headers.Add("Content-Encoding", encoding);
        using var response = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(taken, response.Headers.TryGetValues("Accept-Encoding", out var values) ? string.Join(", ", values) : null);
        Assert.Equal(taken is not null, (await response.Content.ReadAsStringAsync()).Contains("Bodies must be uncompressed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_accepted_is_refused()
    {
        using var form = new StringContent("query={__typename}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var contentType = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, false), (contentType.StatusCode, contentType.Headers.Contains("Accept-Encoding")));

        using var put = await _gateway.Http.PutAsync(new Uri("/graphql", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Contains("GET", put.Content.Headers.Allow);

        using var large = await PostAsync($$"""{"query":"{{new string(' ', 1_100_000)}}"}""", "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Queries_may_come_by_get_and_mutations_may_not()
    {
        using var query = await GetAsync("query", "query Q($n: Int) { agents(first: $n) { nodes { databaseId } } } query Other { __typename }", "&operationName=Q&variables={\"n\":1}");
        Assert.Contains("1001", await query.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var mutation = await GetAsync("query", "mutation { createSupportConnection(input: {}) { supportConnection { id } } }");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
        Assert.Equal(["POST"], mutation.Content.Headers.Allow);
        Assert.DoesNotContain(_gateway.Calls, call => call.Contains("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_can_be_downloaded_where_introspection_is_on()
    {
        var schema = await _gateway.Http.GetStringAsync(new Uri("/graphql?sdl", UriKind.Relative));
        Assert.Contains("type Query", schema, StringComparison.Ordinal);

        await using var production = await Gateway.StartAsync(settings: new() { ["Operations:Introspection"] = "false" });
        using var refused = await production.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", (await production.AskAsync("{ __schema { types { name } } }")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_braces_are_a_syntax_error_and_the_process_lives()
    {
        var braces = string.Concat(Enumerable.Repeat("{a", 100_000));
        using var response = await PostAsync($$"""{"query":"{{braces}}"}""", "application/graphql-response+json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("GRAPHQL_PARSE_FAILED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Query", (await _gateway.AskAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
    }

    [Theory]
    [InlineData("query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("query A { __typename } query B { missing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("fragment F on Query { __typename }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("", "GRAPHQL_PARSE_FAILED")]
    [InlineData(" \n", "GRAPHQL_PARSE_FAILED")]
    [InlineData("# nothing", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ agents(first:1where:{}) { totalCount } }", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ viewer { name } } type A { b: Int }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("type Query { viewer: Int }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("extend type Query { viewer: Int } { viewer }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ a b c d e f g h }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task A_wrong_document_has_a_code_and_at_most_five_errors(string document, string code)
    {
        var errors = (await _gateway.AskAsync(document)).GetProperty("errors").EnumerateArray().ToArray();

        Assert.InRange(errors.Length, 1, 5);
        Assert.All(errors, error => Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_variable_of_a_wrong_type_is_bad_user_input()
    {
        var answer = await _gateway.AskAsync("query($first: Int) { agents(first: $first) { totalCount } }", new { first = "many" });

        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _gateway.Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> GetAsync(string parameter, string document, string more = "") =>
        _gateway.Http.GetAsync(new Uri($"/graphql?{parameter}={Uri.EscapeDataString(document)}{more}", UriKind.Relative));
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>What the parameters of a request may look like, whichever way they come.</summary>
public sealed class RequestParametersTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync(settings: new() { ["Http:MaxBatchSize"] = "5" });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("query={__typename}&query={__typename}", "query")]
    [InlineData("query={__typename}&query=", "query")]
    [InlineData("query={__typename}&Query={viewer{name}}", "query")]
    [InlineData("query={__typename}&variables={}&variables={}", "variables")]
    [InlineData("query=query A{__typename}&operationName=A&operationName=B", "operationName")]
    [InlineData("query={__typename}&extensions={}&extensions={}", "extensions")]
    [InlineData("documentId=AgentGroups&documentId=AgentGroups", "documentId")]
    [InlineData("id=AgentGroups&id=AgentGroups", "id")]
    public async Task A_parameter_that_stands_twice_in_the_query_string_is_rejected(string query, string name)
    {
        using var response = await _gateway.Http.GetAsync(new Uri($"/graphql?{query}", UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("BAD_REQUEST", text, StringComparison.Ordinal);
        Assert.Contains($"'{name}' occurs 2 times in the query string. Send it once.", text.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("extensions")]
    [InlineData("operationName")]
    [InlineData("documentId")]
    public async Task An_empty_parameter_is_one_that_is_left_out_by_get_and_by_post(string name)
    {
        using var get = await _gateway.Http.GetAsync(new Uri($"/graphql?query={{__typename}}&{name}=", UriKind.Relative));
        using var post = await PostAsync($$"""{"query":"{__typename}","{{name}}":""}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, post.StatusCode));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await get.Content.ReadAsStringAsync());
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await post.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("7")]
    [InlineData("[]")]
    public async Task Variables_that_are_no_object_are_rejected_by_get_and_by_post(string variables)
    {
        using var get = await _gateway.Http.GetAsync(new Uri($"/graphql?query={{__typename}}&variables={Uri.EscapeDataString(variables)}", UriKind.Relative));
        using var post = await PostAsync($$"""{"query":"{__typename}","variables":"{{variables}}"}""");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (get.StatusCode, post.StatusCode));
    }

    [Theory]
    [InlineData("""{"query":"{__typename}"}""", 200)]
    [InlineData("""[{"query":"{__typename}"}]""", 200)]
    [InlineData("", 400)]
    [InlineData("\uFEFF{\"query\":\"{__typename}\"}", 400)]
    public async Task A_byte_order_mark_before_the_body_is_skipped(string body, int status)
    {
        for (var time = 0; time < 2; time++)
        {
            using var response = await PostAsync("\uFEFF" + body);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
    }
}

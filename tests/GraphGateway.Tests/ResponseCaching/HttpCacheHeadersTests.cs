using System.Net;
using System.Net.Http.Headers;
using GraphGateway.ResponseCaching;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.ResponseCaching;

/// <summary>What clients may keep of answers by GET.</summary>
public sealed class HttpCacheHeadersTests : IAsyncLifetime
{
    private const string Groups = "/graphql/persisted/AgentGroups";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task An_answer_that_the_client_has_is_not_sent_again()
    {
        using var first = await GetAsync(Groups);
        Assert.Equal("no-cache, private", first.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization", "X-Api-Key", "GraphQL-Cost"], first.Headers.Vary);

        using var same = await GetAsync(Groups, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal("", await same.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.ETag, first.Headers.CacheControl), (same.Headers.ETag, same.Headers.CacheControl));

        using var any = await GetAsync(Groups, EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.NotModified, any.StatusCode);
    }

    [Fact]
    public async Task What_was_kept_is_for_the_same_requests_after_a_304()
    {
        const string Long = "/graphql?query={agents(first:100){nodes{id name}}}";
        using var first = await GetAsync(Long, encoding: "gzip");
        using var same = await GetAsync(Long, first.Headers.ETag, "gzip");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, same.StatusCode));
        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        Assert.Single(first.Headers.Vary, "Accept-Encoding");
        Assert.Equal(first.Headers.Vary, same.Headers.Vary);
    }

    [Fact]
    public async Task An_answer_that_has_changed_is_sent()
    {
        const string Count = "/graphql?query={supportConnections{totalCount}}";
        using var before = await GetAsync(Count);
        await _gateway.AskAsync("mutation { createSupportConnection(input: {}) { supportConnection { id } } }");

        using var after = await GetAsync(Count, before.Headers.ETag);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory]
    [InlineData("/graphql/persisted/nowhere")]
    [InlineData("/graphql?query={nothing}")]
    [InlineData("/graphql?query={agent(id:\"word\"){id}}")]
    [InlineData("/graphql?variables=7")]
    [InlineData("/graphql/persisted/CreateSupportConnection")]
    [InlineData("/graphql?extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"x\"}}")]
    public async Task An_error_is_not_kept(string address)
    {
        using var response = await GetAsync(address, EntityTagHeaderValue.Any);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
        Assert.NotEmpty(response.Headers.Vary);
        Assert.NotEqual(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public async Task Answers_by_post_say_nothing_of_it()
    {
        using var response = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), new StringContent("""{"id":"AgentGroups"}""", new MediaTypeHeaderValue("application/json")));

        Assert.Null(response.Headers.CacheControl);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData(0, "private, no-cache")]
    [InlineData(900, "private, no-cache")]
    [InlineData(4_900, "private, max-age=4")]
    public void Data_that_stays_fresh_is_kept_as_long(int milliseconds, string expected)
    {
        var context = new DefaultHttpContext { Request = { Method = "GET" } };

        Assert.False(HttpCacheHeaders.Apply(context, TimeSpan.FromMilliseconds(milliseconds), "{}"u8));

        Assert.Equal(expected, context.Response.Headers.CacheControl);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, EntityTagHeaderValue? held = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (held is not null)
            request.Headers.IfNoneMatch.Add(held);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await _gateway.Http.SendAsync(request);
    }
}

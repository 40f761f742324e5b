using System.Net.Http.Headers;
using System.Net.Http.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.GraphTypes;

/// <summary>A response with a value that opens a desktop or a connection is stored by nobody, however it was asked for.</summary>
public sealed class SecretFieldTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("{agents(first:1){nodes{permanentUrl}}}")]
    [InlineData("{supportConnections(first:1){nodes{connectUrl}}}")]
    [InlineData("{supportConnections(first:1){nodes{inviteUrl}}}")]
    [InlineData("{supportConnections(first:1){nodes{...on SupportConnection{code:inviteCode}}}}")]
    [InlineData("{sessions(first:1,where:{hasVideo:true}){nodes{video{url}}}}")]
    public async Task It_is_not_stored_by_browsers_or_the_gateway(string query)
    {
        for (var time = 0; time < 2; time++)
        {
            using var response = await _gateway.Http.GetAsync(new Uri($"/graphql?query={Uri.EscapeDataString(query)}", UriKind.Relative));

            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
            Assert.Null(response.Headers.ETag);
        }

        Assert.Equal("no-store", (await PostAsync(query)).ToString());
    }

    [Fact]
    public async Task A_one_time_link_is_not_stored() =>
        Assert.Equal("no-store", (await PostAsync($$"""mutation { connectAgent(input: { agentId: "{{await AgentAsync()}}" }) { url } }""")).ToString());

    [Theory]
    [InlineData("{agents(first:1){nodes{previewUrl}}}")]
    [InlineData("{supportConnections(first:1){nodes{clientPreviewUrl status}}}")]
    public async Task A_picture_may_be_stored_by_its_reader(string query)
    {
        using var response = await _gateway.Http.GetAsync(new Uri($"/graphql?query={query}", UriKind.Relative));

        Assert.NotEqual("no-store", response.Headers.CacheControl!.ToString());
        Assert.NotNull(response.Headers.ETag);
    }

    private async Task<string> AgentAsync() =>
        (await _gateway.AskAsync("{ agents(first: 1, where: { online: { eq: true } }) { nodes { id } } }")).GetProperty("data").GetProperty("agents").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    private async Task<CacheControlHeaderValue> PostAsync(string query)
    {
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", new { query });
        return Assert.IsType<CacheControlHeaderValue>(response.Headers.CacheControl);
    }
}

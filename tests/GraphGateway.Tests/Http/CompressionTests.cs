using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Long answers are compressed where the client can read that.</summary>
public sealed class CompressionTests : IAsyncLifetime
{
    private const string Long = "{ agents(first: 100) { nodes { id name } } }";
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("br", "application/json")]
    [InlineData("gzip", "application/json")]
    [InlineData("br", "application/graphql-response+json")]
    [InlineData("gzip", "application/graphql-response+json")]
    public async Task A_long_answer_is_compressed(string encoding, string accept)
    {
        using var response = await PostAsync(Long, encoding, accept);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        var answer = await JsonSerializer.DeserializeAsync<JsonElement>(plain);
        Assert.Equal(100, answer.GetProperty("data").GetProperty("agents").GetProperty("nodes").GetArrayLength());
    }

    [Theory]
    [InlineData("{ __typename }", "br, gzip")]
    [InlineData(Long, null)]
    [InlineData(Long, "zstd")]
    public async Task Other_answers_tell_their_length(string document, string? encoding)
    {
        using var response = await PostAsync(document, encoding, "application/json");

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal((await response.Content.ReadAsByteArrayAsync()).Length, response.Content.Headers.ContentLength);
    }

    private async Task<HttpResponseMessage> PostAsync(string document, string? encoding, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Add("Accept", accept);
        if (encoding is not null)
            request.Headers.Add("Accept-Encoding", encoding);
        return await _gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}

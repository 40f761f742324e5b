using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>A client of a stream of events.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly StreamReader _reader;

    private EventStream(HttpResponseMessage response, StreamReader reader) => (Response, _reader) = (response, reader);

    public HttpResponseMessage Response { get; }

    public static async Task<EventStream> OpenAsync(Gateway gateway, string document, string accept = "text/event-stream", string? bearer = null, HttpMethod? method = null)
    {
        using var request = method == HttpMethod.Get
            ? new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(document)}")
            : new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Accept.ParseAdd(accept);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        return await ReadAsync(await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>Reads a response whose headers have arrived.</summary>
    public static async Task<EventStream> ReadAsync(HttpResponseMessage response) => new(response, new(await response.Content.ReadAsStreamAsync()));

    /// <summary>The next event's name and data, comments left out; null where the stream has ended.</summary>
    public async Task<(string Name, string Data)?> NextAsync()
    {
        var (name, data) = ("", "");
        while (await LineAsync() is { } line)
        {
            if (line.Length == 0 && name.Length > 0)
                return (name, data);
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line["data: ".Length..];
        }

        return null;
    }

    public async Task<string?> LineAsync()
    {
        using var bound = new CancellationTokenSource(Patience.AtMost);
        return await _reader.ReadLineAsync(bound.Token);
    }

    public async Task<JsonElement> NextAnswerAsync()
    {
        var next = await NextAsync();
        Assert.Equal("next", next?.Name);
        return JsonSerializer.Deserialize<JsonElement>(next!.Value.Data);
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        Response.Dispose();
        return ValueTask.CompletedTask;
    }
}

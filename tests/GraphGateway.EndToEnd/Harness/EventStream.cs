using System.Collections.Concurrent;
using System.Net.Http.Json;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>A subscription as a stream of events, read in the background until it ends or its server dies.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _events = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;

    public EventStream(Uri address, string document) => _reading = ReadAsync(address, document);

    public IReadOnlyCollection<string> Events => _events;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _end.Dispose();
    }

    private async Task ReadAsync(Uri address, string document)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = document }), Headers = { { "Accept", "text/event-stream" } } };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(_end.Token));
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    _events.Enqueue(line);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The test, or the server, has ended.
        }
    }
}

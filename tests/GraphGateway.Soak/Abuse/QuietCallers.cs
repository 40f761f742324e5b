using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphGateway.Soak.Abuse;

/// <summary>Callers that ask little and often. A request is sent when its time has come, whether or not those before it were answered.</summary>
internal sealed class QuietCallers(Uri address, string[] tokens, Ledger ledger)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeProvider _time = TimeProvider.System;

    private static readonly string[] _queries =
    [
        "{ agents(first: 20) { nodes { id name online } } }",
        "{ sessions(first: 20) { nodes { id startedAt agent { name } } } }",
        "{ agent(id: 1001) { name lastSession { id } } }",
        "{ supportConnections { totalCount nodes { id status } } }",
    ];

    // The collector looks at old objects only when enough new ones come; the large pages bring them.
    private const string Large = "{ agents(first: 500) { nodes { id name group owner os version online lastActiveAt sessionCount location { ip country city } } } }";

    // One in so many requests is not answered from the cache.
    private const int Fresh = 5;

    private ConcurrentBag<TimeSpan> _times = [];

    /// <summary>Whether one request in ten is for a large page.</summary>
    public bool AsksForLargePages { get; set; }

    public async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = _timeout };
        using var timer = new PeriodicTimer(_pause, _time);
        var asking = new ConcurrentDictionary<int, Task>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            var current = number;
            asking[current] = AskAsync(http, current).ContinueWith(_ => asking.TryRemove(current, out var _), TaskScheduler.Default);
        }

        await Task.WhenAll(asking.Values);
    }

    /// <summary>The latencies of the requests that end within a time from now on.</summary>
    public async Task<Latencies> MeasureAsync(TimeSpan time)
    {
        _times = [];
        await Task.Delay(time, _time);
        return Latencies.Of(_times);
    }

    private string Query(int number) => AsksForLargePages && number % 10 == 0 ? Large : _queries[number % _queries.Length];

    private async Task AskAsync(HttpClient http, int number)
    {
        var begun = _time.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = Query(number) }) };
            request.Headers.CacheControl = new() { NoCache = number % Fresh == 0 };
            request.Headers.Authorization = new("Bearer", tokens[number % tokens.Length]);
            using var response = await http.SendAsync(request);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (answer.TryGetProperty("errors", out var errors))
                ledger.Fault($"The quiet account got {(int)response.StatusCode} {errors}");
        }
        catch (Exception exception)
        {
            ledger.Fault($"The quiet account got no answer: {exception.Message}");
        }
        finally
        {
            // What fails has its time too: a server that rejects quickly must not look fast, and the fault tells.
            _times.Add(_time.GetElapsedTime(begun));
        }
    }
}

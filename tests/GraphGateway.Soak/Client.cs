using System.Net.Http.Json;
using System.Text.Json;

namespace GraphGateway.Soak;

/// <summary>Sends operations, and judges the answers: what an upstream in trouble explains is no fault, as long as it is in trouble.</summary>
internal sealed class Client(Uri address, Weather weather, Ledger ledger) : IDisposable
{
    private static readonly string[] _excused =
        ["UPSTREAM_UNAVAILABLE", "UPSTREAM_TIMEOUT", "UPSTREAM_OUTCOME_UNKNOWN", "OPERATION_TIMEOUT", "OVERLOADED"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Sends an operation; null where the answer was none.</summary>
    /// <param name="what">What it is, in words.</param>
    /// <param name="body">The request.</param>
    /// <param name="cancellationToken">Ends the soak.</param>
    public async Task<JsonElement?> AskAsync(string what, object body, CancellationToken cancellationToken)
    {
        var calm = weather.IsCalm;
        using var content = JsonContent.Create(body);
        var answer = await PostAsync(what, content, cancellationToken);
        foreach (var code in answer is { } told ? Codes(told) : [])
        {
            ledger.Count(code);
            if (!_excused.Contains(code) || (calm && weather.IsCalm))
                ledger.Fault($"{what}: {code} while the weather is {weather.Now}: {answer}");
        }

        return answer;
    }

    /// <summary>Sends what is no good; any answer that is JSON and no failure of the server will do.</summary>
    public async Task AbuseAsync(string what, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        if (await PostAsync(what, content, cancellationToken) is { } answer && Codes(answer).Contains("INTERNAL_SERVER_ERROR"))
            ledger.Fault($"{what}: {answer}");
        ledger.Count("abuse");
    }

    /// <summary>The answers of a subscription, until the stream ends.</summary>
    public async Task ListenAsync(string document, Action<string> heard, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                heard(line);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement?> PostAsync(string what, HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsync(address, content, cancellationToken);
            if ((int)response.StatusCode is >= 500 and not 503)
                ledger.Fault($"{what}: status {(int)response.StatusCode}");
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ledger.Fault($"{what}: {exception.Message}");
            return null;
        }
    }

    private static string[] Codes(JsonElement answer) => answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)]
        : [];
}

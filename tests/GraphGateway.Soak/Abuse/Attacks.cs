using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphGateway.Soak.Abuse;

/// <summary>The abusive clients, each with requests at a rate of its own. Those with a token stay within the default rate limit, together.</summary>
internal sealed class Attacks(Uri address, string[] tokens, Ledger ledger)
{
    private const string Everything = "id databaseId name group owner os version online installed favorite disabled limited linkedAt lastActiveAt previewUrl sessionCount location { ip country region city }";
    private const int Aliases = 7;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeProvider _time = TimeProvider.System;

    /// <summary>An operation whose answer has about two megabytes.</summary>
    private static readonly string _large = $"{{ {Each(Aliases, n => $"a{n}: agents(first: 500) {{ nodes {{ {Everything} }} }}")} }}";

    private readonly Random _random = new(1);

    public async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { Timeout = _timeout };
        await Task.WhenAll(
            AtRateAsync("slow readers", TimeSpan.FromSeconds(1) / 5, n => SlowClients.ReadAsync(address, Token(n), Body(_large), stop), stop),
            AtRateAsync("forged cursors", TimeSpan.FromSeconds(1) / 4, n => PostAsync(http, "forged cursors", Token(n), Cursor(n), stop), stop),
            AtRateAsync("costly sorts", TimeSpan.FromSeconds(2), n => PostAsync(http, "costly sorts", Token(n), Sorts(n), stop), stop),
            AtRateAsync("costly filters", TimeSpan.FromSeconds(2), n => PostAsync(http, "costly filters", Token(n), Filters(n), stop), stop),
            AtRateAsync("distinct pages", TimeSpan.FromSeconds(1) / 4, n => PostAsync(http, "distinct pages", Token(n), Page(n), stop), stop),
            AtRateAsync("wrong tokens", TimeSpan.FromSeconds(1) / 20, n => PostAsync(http, "wrong tokens", $"wrong-{n}", "{ agents { totalCount } }", stop), stop),
            AtRateAsync("idempotency keys", TimeSpan.FromSeconds(1) / 4, n => PostAsync(http, "idempotency keys", Token(n), Mutation(n), stop), stop),
            AtRateAsync("large messages", TimeSpan.FromSeconds(1) / 5, _ => SlowClients.SendBeforeAckAsync(address, stop), stop));
    }

    // Each request on its own, however long those before it take.
    private async Task AtRateAsync(string what, TimeSpan interval, Func<int, Task> attack, CancellationToken stop)
    {
        var running = new List<Task>();
        using var timer = new PeriodicTimer(interval, _time);
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            running.RemoveAll(task => task.IsCompleted);
            running.Add(IgnoringAsync(what, attack(number)));
        }

        await Task.WhenAll(running);
    }

    private async Task IgnoringAsync(string what, Task attack)
    {
        ledger.Count(what);
        try
        {
            await attack;
        }
        catch (Exception)
        {
            // How the server gets rid of an abusive client is its own affair.
            ledger.Count($"{what}: ended");
        }
    }

    private async Task PostAsync(HttpClient http, string what, string token, string query, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        ledger.Count($"{what}: {(answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : "answered")}");
        if (answer.ToString().Contains("INTERNAL_SERVER_ERROR", StringComparison.Ordinal))
            ledger.Fault($"{what}: {answer}");
    }

    private string Token(int number) => tokens[number % tokens.Length];

    private string Cursor(int number)
    {
        var forged = Convert.ToBase64String([(byte)(number % 4), .. Enumerable.Range(0, 40).Select(_ => (byte)_random.Next(256)), .. JsonSerializer.SerializeToUtf8Bytes(new[] { "2147483647", "9223372036854775807" })]);
        return $"{{ sessions(first: 500, after: \"{forged.TrimEnd('=').Replace('+', '-').Replace('/', '_')}\") {{ edges {{ cursor }} }} }}";
    }

    private static string Sorts(int number) =>
        $"{{ {Each(20, n => $"a{n}: agents(first: 1, order: [{{ name: ASC }}, {{ owner: DESC }}, {{ group: ASC }}, {{ version: DESC }}, {{ lastActiveAt: ASC }}, {{ linkedAt: ASC }}], search: \"{number}{n}\") {{ totalCount nodes {{ id }} }}")} }}";

    private static string Filters(int number) =>
        $"{{ {Each(10, n => $"a{n}: agents(first: 1, where: {{ or: [{Each(50, m => $"{{ name: {{ contains: \"{number}-{n}-{m}\" }} }}")}] }}) {{ totalCount }}")} }}";

    private static string Page(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{ sessions(first: 500, where: {{ from: \"2024-01-01T00:00:00Z\", to: \"{new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-number):yyyy-MM-ddTHH:mm:ssZ}\" }}) {{ edges {{ cursor node {{ id startedAt stoppedAt duration }} }} }} }}");

    private static string Mutation(int number) =>
        $"mutation {{ createSupportConnection(input: {{ clientName: \"{(number % 4 == 0 ? "flood" : new string('x', 1_000))}\", idempotencyKey: \"flood-{number}-{new string('x', 100)}\" }}) {{ errors {{ __typename }} }} }}";

    private static byte[] Body(string query) => JsonSerializer.SerializeToUtf8Bytes(new { query });

    private static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));
}

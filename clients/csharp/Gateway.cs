using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Example;

/// <summary>How to reach the gateway: its address and, where it wants one, a token.</summary>
internal sealed class Gateway : IDisposable
{
    public Gateway()
    {
        if (Environment.GetEnvironmentVariable("GATEWAY_TOKEN") is { Length: > 0 } token)
            Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public static string Address { get; } = Environment.GetEnvironmentVariable("GATEWAY_URL") ?? "http://localhost:5080/graphql";

    public HttpClient Http { get; } = new();

    /// <summary>Sends an operation and returns its data.</summary>
    /// <exception cref="InvalidOperationException">Anything of it failed.</exception>
    public async Task<TData> AskAsync<TData>(string query, object? variables = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<Answer<TData>>())!.DataOrThrow();
    }

    public void Dispose() => Http.Dispose();
}

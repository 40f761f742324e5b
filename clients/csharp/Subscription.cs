using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Example;

/// <summary>Listens until the first desktop changes.</summary>
internal static class Subscription
{
    private const string Changes = "subscription { agentChanged { kind changedFields agent { name } } }";

    public static async Task RunAsync(Gateway gateway)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Gateway.Address) { Content = JsonContent.Create(new { query = Changes }) };
        request.Headers.Accept.Add(new("text/event-stream"));
        using var response = await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            if (item.EventType != "next")
                continue;
            var change = JsonSerializer.Deserialize<Answer<Data>>(item.Data, JsonSerializerOptions.Web)!.DataOrThrow().AgentChanged;
            Console.WriteLine($"{change.Kind} {change.Agent.Name} {string.Join(", ", change.ChangedFields)}");
            return;
        }
    }

    private sealed record Data(Change AgentChanged);

    private sealed record Change(string Kind, string[] ChangedFields, Agent Agent);

    private sealed record Agent(string Name);
}

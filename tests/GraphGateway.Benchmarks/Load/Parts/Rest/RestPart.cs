using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>
/// The floor of all that asks the upstream each time: what somebody would write by hand for these four answers. It fetches with a plain
/// HttpClient, parses into classes with generated code, and writes the fields; no GraphQL, no resilience.
/// </summary>
internal sealed class RestPart(HttpClient http)
{
    public const string Name = "limit-rest";

    public static Task RunAsync(string[] args)
    {
        var http = new HttpClient { BaseAddress = new(new(args[1]), "v1/") };
        return BareServer.RunAsync(int.Parse(args[0], CultureInfo.InvariantCulture), new RestPart(http).AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            return;
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            await WriteAsync(json, context.Request.Path.Value!);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        await BareServer.WriteAsync(context, buffer.WrittenMemory);
    }

    private Task WriteAsync(Utf8JsonWriter json, string path) => path switch
    {
        "/W1" => AgentsAsync(json, 20, RestWriter.Brief),
        "/W2" => AgentsAsync(json, 200, RestWriter.Full),
        "/W3" => SessionsAsync(json),
        "/W4" => AgentsWithSessionsAsync(json),
        _ => throw new InvalidDataException(path),
    };

    private async Task AgentsAsync(Utf8JsonWriter json, int first, Action<Utf8JsonWriter, RestAgent> write)
    {
        var agents = await ListAsync();
        RestWriter.Nodes(json, "agents", agents.Take(first), write);
    }

    private async Task SessionsAsync(Utf8JsonWriter json)
    {
        var (history, list) = (HistoryAsync("offset=0&limit=100"), ListAsync());
        var (sessions, agents) = (await history, (await list).ToDictionary(agent => agent.Id));
        RestWriter.Nodes(json, "sessions", sessions, (writer, session) => RestWriter.Session(writer, session, agents));
    }

    private async Task AgentsWithSessionsAsync(Utf8JsonWriter json)
    {
        var agents = (await ListAsync()).Take(20).ToArray();
        var sessions = await Task.WhenAll(agents.Select(agent => HistoryAsync($"agent_id={agent.Id}&offset=0&limit=10")));
        RestWriter.Nodes(json, "agents", agents.Zip(sessions), RestWriter.WithSessions);
    }

    private async Task<List<RestAgent>> ListAsync()
    {
        await using var body = await http.GetStreamAsync(new Uri($"agents/list?apikey={Servers.Key}", UriKind.Relative));
        return (await JsonSerializer.DeserializeAsync(body, RestJson.Default.RestAgentList))!.Data;
    }

    private async Task<List<RestSession>> HistoryAsync(string query)
    {
        await using var body = await http.GetStreamAsync(new Uri($"history/list?{query}&apikey={Servers.Key}", UriKind.Relative));
        return (await JsonSerializer.DeserializeAsync(body, RestJson.Default.RestHistory))!.Data;
    }
}

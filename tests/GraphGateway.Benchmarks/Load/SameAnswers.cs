using System.Net.Http.Headers;
using System.Text.Json;

namespace GraphGateway.Benchmarks.Load;

/// <summary>Makes sure that all who are compared give the same answers, before any is measured.</summary>
internal static class SameAnswers
{
    /// <exception cref="InvalidDataException">Two answers differ.</exception>
    public static async Task CheckAsync(IEnumerable<Participant> participants)
    {
        Participant[] all = [.. participants];
        foreach (var workload in Workload.All)
        {
            foreach (var body in workload.Equal)
            {
                var first = await DataAsync(all[0], workload, body);
                foreach (var other in all.Skip(1))
                {
                    var answer = await DataAsync(other, workload, body);
                    if (!JsonElement.DeepEquals(first, answer))
                        throw new InvalidDataException($"{other.Name} and {all[0].Name} answer {workload.Name} differently:\n{Difference(first.GetRawText(), answer.GetRawText())}");
                }
            }
        }
    }

    /// <summary>The bytes of an answer.</summary>
    public static async Task<byte[]> AskAsync(Participant participant, Workload workload, byte[] body)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(participant.Server.Address, participant.PathOf(workload))) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<JsonElement> DataAsync(Participant participant, Workload workload, byte[] body)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(await AskAsync(participant, workload, body));
        return answer.TryGetProperty("errors", out _) || !answer.TryGetProperty("data", out var data)
            ? throw new InvalidDataException($"{participant.Name} answers {workload.Name} with {answer}")
            : data;
    }

    private static string Difference(string left, string right)
    {
        var start = Math.Max(0, left.AsSpan().CommonPrefixLength(right) - 80);
        return $"{left.AsSpan(start, Math.Min(200, left.Length - start))}\n{right.AsSpan(start, Math.Min(200, right.Length - start))}";
    }
}

using System.Net;
using System.Net.Http.Json;

namespace Example;

/// <summary>Runs an operation that the server has, by its id: a GET, which caches may keep and ask about again.</summary>
internal static class OperationById
{
    public static async Task RunAsync(Gateway gateway)
    {
        var address = $"{Gateway.Address}/persisted/AgentGroups";
        using var response = await gateway.Http.GetAsync(address);
        var groups = (await response.Content.ReadFromJsonAsync<Answer<Data>>())!.DataOrThrow().AgentGroups;
        foreach (var group in groups)
            Console.WriteLine($"{group.Name}: {group.AgentCount}");

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        if (response.Headers.ETag is { } tag)
            again.Headers.IfNoneMatch.Add(tag);
        using var answer = await gateway.Http.SendAsync(again);
        Console.WriteLine(answer.StatusCode is HttpStatusCode.NotModified ? "nothing has changed since" : "something has changed since");
    }

    private sealed record Data(Group[] AgentGroups);

    private sealed record Group(string Name, int AgentCount);
}

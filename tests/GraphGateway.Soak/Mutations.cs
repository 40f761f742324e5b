using System.Collections.Concurrent;
using System.Text.Json;

namespace GraphGateway.Soak;

/// <summary>
/// Creates support connections, each under a key of its own that is repeated until its outcome is certain, closes some of them, and
/// keeps account of all.
/// </summary>
internal sealed class Mutations(Client client, Ledger ledger, ConcurrentDictionary<string, int> created, int worker, Random chance)
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private const string Create = "mutation($input: CreateSupportConnectionInput!) { createSupportConnection(input: $input) { supportConnection { databaseId } errors { __typename ... on Error { message } } } }";
    private const string Close = "mutation($input: CloseSupportConnectionInput!) { closeSupportConnection(input: $input) { supportConnection { databaseId } errors { __typename } } }";

    /// <param name="stop">No new ones are begun from then on.</param>
    /// <param name="cancellationToken">Nothing is repeated from then on.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var name = $"soak-{worker}-{number}";
            if (await CreateAsync(name, cancellationToken) is { } id)
            {
                created[name] = id;
                ledger.Count("created");
                if (chance.Next(2) == 0)
                    await client.AskAsync("close", new { query = Close, variables = new { input = new { supportConnectionId = $"{id}" } } }, cancellationToken);
            }

            await Task.Delay(_pause, CancellationToken.None);
        }
    }

    private async Task<int?> CreateAsync(string name, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var answer = await client.AskAsync("create", new { query = Create, variables = new { input = new { clientName = name, idempotencyKey = name } } }, cancellationToken);
            if (Payload(answer) is { } payload)
                return payload.GetProperty("supportConnection") is { ValueKind: JsonValueKind.Object } connection ? connection.GetProperty("databaseId").GetInt32() : Refused(name, payload);
            await Task.Delay(_pause, CancellationToken.None);
        }

        ledger.Fault($"{name}: its outcome was uncertain to the end");
        return null;
    }

    private int? Refused(string name, JsonElement payload)
    {
        ledger.Fault($"{name}: {payload}");
        return null;
    }

    private static JsonElement? Payload(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object
        && data.GetProperty("createSupportConnection") is { ValueKind: JsonValueKind.Object } payload ? payload : null;
}

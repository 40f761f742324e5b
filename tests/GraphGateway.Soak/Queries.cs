using System.Text.Json;

namespace GraphGateway.Soak;

/// <summary>Reads whatever the example operations read, with pages of all sizes.</summary>
internal sealed class Queries(Client client, Ledger ledger, Random chance)
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "operations");

    private static readonly (string Name, string Document, JsonElement? Variables)[] _examples =
    [
        .. from file in Directory.GetFiles(_folder, "*.graphql").Order(StringComparer.Ordinal)
           let document = File.ReadAllText(file)
           where document.Contains("query ", StringComparison.Ordinal)
           let name = Path.GetFileNameWithoutExtension(file)
           select (name, document, Variables(name)),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (name, document, variables) = _examples[chance.Next(_examples.Length)];
            await (chance.Next(3) > 0
                ? client.AskAsync(name, new { query = document, variables }, cancellationToken)
                : client.AskAsync("a page", new { query = "query($n: Int!) { agents(first: $n) { nodes { name online } } sessions(first: 5) { nodes { id agent { name } } } }", variables = new { n = chance.Next(100) } }, cancellationToken));
            ledger.Count("queries");
        }
    }

    private static JsonElement? Variables(string name)
    {
        var file = Path.Combine(_folder, $"{name}.variables.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)) : null;
    }
}

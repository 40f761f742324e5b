using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Operations.Abuse;

/// <summary>Requests made to hurt: those in this folder, and those that are large and so made here. Each is a body, by its name.</summary>
internal static class Corpus
{
    public static IReadOnlyDictionary<string, byte[]> Bodies { get; } = Files().Concat(Documents()).Concat(Others())
        .ToDictionary(entry => entry.Name, entry => entry.Body, StringComparer.Ordinal);

    private static IEnumerable<(string Name, byte[] Body)> Files() =>
        from file in Directory.GetFiles(Repository.Path("tests", "GraphGateway.Tests", "Operations", "Abuse"))
        let extension = Path.GetExtension(file)
        where extension is ".graphql" or ".json"
        select (Path.GetFileNameWithoutExtension(file), extension == ".json" ? File.ReadAllBytes(file) : Body(File.ReadAllText(file)));

    private static IEnumerable<(string Name, byte[] Body)> Documents() => new (string Name, string Document)[]
    {
        ("101 aliases", $"{{ {Each(101, n => $"a{n}: __typename")} }}"),
        ("21 directives", $"{{ agents {{ nodes {{ {Each(21, n => $"a{n}: name @skip(if: false)")} }} }} }}"),
        ("1,000 equal fields", Agents(Repeat("name", 1_000))),
        ("5,000 equal fields", Agents(Repeat("name", 4_980))),
        ("1,000 equal fields with arguments", Agents(Repeat("sessions { totalCount }", 1_000))),
        ("400 equal fields with arguments", Agents(Repeat("sessions(last:1) { totalCount }", 400))),
        ("1,000 unknown fields", Agents(Each(1_000, n => $"nothing{n}"))),
        ("1,000 unknown fields after 30,000 lines", new string('\n', 30_000) + Agents(Each(1_000, n => $"nothing{n}"))),
        ("nested braces of 40 kB", Repeat("{a", 20_000)),
        ("nested lists of 40 kB", $"{{ nodes(ids: {new string('[', 40_000)}"),
        ("10,000 tokens", $"{{ {Repeat("a", 10_000)} }}"),
        ("1,000 chained fragments", Agents("...F0") + Each(1_000, n => $"fragment F{n} on Agent {{ lastSession {{ agent {{ ...F{n + 1} }} }} }}")),
        ("500 chained fragments that nobody uses", "{ __typename }" + Each(500, n => $"fragment F{n} on Agent {{ ...F{n + 1} }}")),
        ("fragments that double 40 times", Agents("...F0") + Each(40, n => $"fragment F{n} on Agent {{ ...F{n + 1} ...F{n + 1} }}") + "fragment F40 on Agent { name }"),
        ("fragments that double 16 times", Agents("...F0", first: 500) + Each(16, n => $"fragment F{n} on Agent {{ ...F{n + 1} ...F{n + 1} }}") + "fragment F16 on Agent { name }"),
        ("fragments that double 11 times", Agents("...F0", first: 500) + Each(11, n => $"fragment F{n} on Agent {{ ...F{n + 1} ...F{n + 1} }}") + "fragment F11 on Agent { name }"),
        ("fragments that double 8 times beside fields", Agents("...F0", first: 500) + Each(8, n => $"fragment F{n} on Agent {{ name os ...F{n + 1} lastSession {{ id agent {{ name ...F{n + 1} }} }} }}") + "fragment F8 on Agent { name }"),
        ("fields that double 8 times", Agents("...F0") + Each(8, n => $"fragment F{n} on Agent {{ lastSession {{ agent {{ ...F{n + 1} }} }} last: lastSession {{ agent {{ ...F{n + 1} }} }} }}") + "fragment F8 on Agent { name }"),
        ("2,000 times the same fragment", Agents(Repeat("...F", 2_000), first: 500) + "fragment F on Agent { name }"),
        ("250 fragments in one place", Agents(Each(250, n => $"...F{n}")) + Each(250, n => $"fragment F{n} on Agent {{ name }}")),
        ("a name of 100 kB", $"{{ {new string('x', 100_000)} }}"),
        ("a name of 49 kB and a character that is none", $"{{ {new string('x', 49_000)} \u0001 }}"),
        ("an error at the end of 49 kB in one line", $"{{ {Each(4_900, n => $"name{n}")} }} }}"),
        ("a text of 49 kB with a wrong escape at its end", $"{{ agents(search: \"{new string('x', 49_000)}\\x\") {{ totalCount }} }}"),
        ("a text of 100 kB", $$"""{ agents(search: "{{new string('x', 100_000)}}") { totalCount } }"""),
        ("a text of 900 kB that does not end", $"{{ agents(search: \"{new string('x', 900_000)}"),
        ("a block text of 200 kB", $"{{ agents(search: \"\"\"{Repeat("\n  x", 50_000)}\"\"\") {{ totalCount }} }}"),
        ("comments of 900 kB", Repeat("#\n", 300_000) + "{ __typename }"),
        ("5,000 entries of a list", $"{{ nodes(ids: [{Each(4_980, n => $"{n}")}]) {{ id }} }}"),
        ("1,600 arguments", $"{{ agents({Each(1_600, n => $"a{n}: 1")}) {{ totalCount }} }}"),
        ("1,600 keys of an input object", $"{{ agents(where: {{{Each(1_600, n => $"a{n}: 1")}}}) {{ totalCount }} }}"),
        ("1,200 variables", $"query({Each(1_200, n => $"$v{n}: Int")}) {{ __typename }}"),
        ("900 operations", Each(900, n => $"query Q{n} {{ __typename }}")),
        ("input lists 60 deep", $"{{ agents(where: {Repeat("{and: [", 30)}{Repeat("]}", 30)}) {{ totalCount }} }}"),
        ("21 fields of the root", $"{{ {Each(21, n => "agents { totalCount }")} }}"),
        ("many rows in many rows", "{ agents(first: 500) { nodes { sessions(first: 500) { nodes { id agent { sessions(first: 500) { nodes { id } } } } } } } }"),
    }.Select(entry => (entry.Name, Body(entry.Document)));

    private static IEnumerable<(string Name, byte[] Body)> Others()
    {
        const string filtered = "query($w: AgentFilterInput) { agents(where: $w) { totalCount } }";
        yield return ("100 requests in an array", Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("""{"query":"{ __typename }"}""", 100))}]"));
        yield return ("a text of 900 kB in a variable", Body("query($s: String) { agents(search: $s) { totalCount } }", new { s = new string('x', 900_000) }));
        yield return ("a wrong text of 900 kB in a variable", Body("query($n: Int) { agents(first: $n) { totalCount } }", new { n = new string('x', 900_000) }));
        yield return ("a body of 1.1 MB", Body(new string(' ', 1_100_000)));
        yield return ("100,000 entries of a list in a variable", Body("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Range(0, 100_000) }));
        yield return ("100,000 keys of a variable", Body(filtered, new { w = Enumerable.Range(0, 50_000).ToDictionary(n => $"a{n}", n => n) }));
        yield return ("input lists 60 deep in a variable", Json(filtered, $"{{\"w\":{Repeat("{\"and\":[", 30)}{Repeat("]}", 30)}}}"));
        yield return ("variables 10,000 deep", Json(filtered, $"{{\"w\":{Repeat("{\"and\":[", 10_000)}{Repeat("]}", 10_000)}}}"));
        yield return ("lists 100,000 deep", Json(filtered, new string('[', 100_000)));
        yield return ("bytes that are no text", [.. Encoding.UTF8.GetBytes("{\"query\":\"{ agent(id: \\\""), 0xC3, 0x28, 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\\\") { name } }\"}")]);
        yield return ("nothing but zeros", new byte[10_000]);
    }

    private static string Agents(string selections, int first = 20) => $"{{ agents(first: {first}) {{ nodes {{ {selections} }} }} }} ";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat($"{text} ", times));

    private static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));

    private static byte[] Body(string query, object? variables = null) => JsonSerializer.SerializeToUtf8Bytes(new { query, variables });

    private static byte[] Json(string query, string variables) => Encoding.UTF8.GetBytes($"{{\"query\":{JsonSerializer.Serialize(query)},\"variables\":{variables}}}");
}

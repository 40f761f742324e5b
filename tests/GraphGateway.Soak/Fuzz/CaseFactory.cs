using System.Text;
using System.Text.Json;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Makes the cases of a seed, each from its number alone, so that a case can be made again without those before it.</summary>
internal sealed class CaseFactory(int seed, SchemaTypes schema, IReadOnlyList<string> ids, IReadOnlyList<string> cursors)
{
    private const int SeedStep = 1_000_003;

    private static readonly (string Document, string Variables)[] _examples = Examples.Read();

    private static readonly string[] _headerNames =
    [
        "Accept", "Content-Type", "Accept-Encoding", "Content-Encoding", "Cache-Control", "If-None-Match", "If-Match", "Range", "Origin", "Host", "Authorization", "X-Api-Key", "Idempotency-Key", "GraphQL-Cost",
        "GraphQL-Preflight", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "traceparent", "tracestate", "baggage", "Cookie", "Expect", "X-HTTP-Method-Override", "Access-Control-Request-Method",
    ];

    private static readonly string[] _headerValues =
    [
        "", "*/*", "application/json", "application/graphql-response+json", "text/event-stream", "text/html", "application/json;q=0", "application/*;q=1.5,,;", "application/json; charset=utf-16", "multipart/mixed", "gzip", "br, gzip;q=0",
        "identity", "no-cache", "no-store, max-age=99999999999", "W/\"x\"", "*", "\"\"", "bytes=0-", "bytes=-1,5-2", "null", "http://evil.example", "Bearer", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic Og==", "report",
        "estimate", "estimate, report", "1", "00-00000000000000000000000000000000-0000000000000000-00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "::1", "999.1.1.1", "100-continue", "a=b;c", "\u00e9\u00ff", "x",
    ];

    private readonly DocumentGenerator _documents = new(schema, ids, cursors);

    public FuzzCase Create(int index)
    {
        var random = new Random(unchecked((seed * SeedStep) + index));
        return random.Next(20) switch
        {
            0 or 1 or 2 => Post(index, "changed document", Body(Mutation.Tokens(random, Document(random)), random.Pick(_examples).Variables)),
            3 or 4 or 5 or 6 => Post(index, "generated document", Body(_documents.Create(random), "null")),
            7 or 8 => Post(index, "variables", Variables(random)),
            9 => Post(index, "bytes", Mutation.Bytes(random, Body(Document(random), "{}"))),
            10 or 11 => Headers(random, index),
            12 => Post(index, "cursor", Cursor(random)),
            13 => Post(index, "id", Id(random)),
            14 => Get(random, index),
            15 => Batch(random, index),
            16 => Path(random, index),
            17 => new RawCase(index, "raw request", Mutation.Bytes(random, Encoding.UTF8.GetBytes("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n{\"query\":\"{ __typename }\"}\n"))),
            _ => Socket(random, index),
        };
    }

    private string Document(Random random) => random.Chance(0.5) ? random.Pick(_examples).Document : _documents.Create(random);

    private static HttpCase Post(int index, string kind, byte[] body) => new(index, kind, "POST", "/graphql", [("Content-Type", "application/json")], body);

    private static byte[] Body(string document, string variables) => Encoding.UTF8.GetBytes($"{{\"query\":{JsonSerializer.Serialize(document)},\"variables\":{variables}}}");

    private static byte[] Variables(Random random)
    {
        var (document, variables) = random.Pick(_examples);
        return random.Chance(0.2) ? Encoding.UTF8.GetBytes(Mutation.Values(random, Encoding.UTF8.GetString(Body(document, variables)))) : Body(document, Mutation.Values(random, variables));
    }

    private HttpCase Headers(Random random, int index)
    {
        var headers = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Pick(_headerNames), random.Chance(0.1) ? new string('x', random.Next(5_000)) : random.Pick(_headerValues))).ToList();
        if (random.Chance(0.8))
            headers.Insert(0, ("Content-Type", "application/json"));
        var method = random.Pick(new[] { "POST", "POST", "POST", "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "NOTHING" });
        return new(index, "headers", method, "/graphql", headers, method is "POST" or "PUT" ? Body(Document(random), "{}") : null);
    }

    private byte[] Cursor(Random random)
    {
        var arguments = new[] { $"first: {random.Next(500)}", "last: 3", $"after: {Text()}", $"before: {Text()}", "order: [{ }]", $"where: {{ {random.Pick(new[] { "online: { eq: true }", "hasVideo: true", "" })} }}" };
        var field = random.Pick(new[] { "agents", "sessions", "supportConnections", "agent(id: 1001) { sessions" });
        var list = $"{field}({string.Join(", ", arguments.OrderBy(_ => random.Next()).Take(random.Next(1, 4)))}) {{ pageInfo {{ startCursor endCursor hasNextPage }} edges {{ cursor }} }}";
        return Body($"{{ {list} {(field[^1] == 's' && field.Contains('{', StringComparison.Ordinal) ? "}" : "")} }}", "null");

        string Text() => JsonSerializer.Serialize(Mutation.Opaque(random, random.Pick(cursors)));
    }

    private byte[] Id(Random random)
    {
        var id = JsonSerializer.Serialize(Mutation.Opaque(random, random.Pick(ids)));
        return random.Next(4) switch
        {
            0 => Body("query($id: ID!) { node(id: $id) { id __typename } }", $"{{\"id\":{id}}}"),
            1 => Body("query($id: ID!) { agent(id: $id) { id name } session(id: $id) { id } supportConnection(id: $id) { id } }", $"{{\"id\":{id}}}"),
            2 => Body("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", $"{{\"ids\":[{id},{id},\"1001\",{Mutation.Json(random)}]}}"),
            _ => Body($"mutation {{ closeSupportConnection(input: {{ supportConnectionId: {id}, idempotencyKey: {JsonSerializer.Serialize(Mutation.Opaque(random, "key"))} }}) {{ errors {{ __typename }} }} }}", "null"),
        };
    }

    private HttpCase Get(Random random, int index)
    {
        var parameters = new[] { ("query", Document(random)), ("variables", Mutation.Json(random)), ("extensions", Mutation.Json(random)), ("operationName", "Agents"), ("id", "AgentDetails"), ("documentId", "x"), ("sdl", ""), ("query", "{ __typename }") };
        var query = string.Join('&', parameters.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(parameter => $"{parameter.Item1}={(random.Chance(0.9) ? Uri.EscapeDataString(Shorten(parameter.Item2)) : "%ZZ%00")}"));
        return new(index, "query string", random.Chance(0.9) ? "GET" : "HEAD", $"/graphql?{query}", [("Accept", random.Pick(new[] { "*/*", "application/json", "application/graphql-response+json" }))], Body: null);
    }

    private static HttpCase Path(Random random, int index)
    {
        var path = random.Pick(new[] { "/recordings/CfDJ8abc.mp4", "/graphql/persisted/AgentDetails/AgentDetails", "/health/ready", "/metrics", "/", "/recordings", "/graphql/" });
        var text = Encoding.Latin1.GetString(Mutation.Bytes(random, Encoding.UTF8.GetBytes(path)));
        return new(index, "path", "GET", $"/{string.Concat(text.TrimStart('/').Select(character => random.Chance(0.8) && char.IsAsciiLetterOrDigit(character) ? $"{character}" : Uri.HexEscape((char)(character & 0xFF))))}", [], Body: null);
    }

    private HttpCase Batch(Random random, int index)
    {
        var entries = Enumerable.Range(0, random.Next(14)).Select(_ => random.Chance(0.2) ? Mutation.Json(random) : Encoding.UTF8.GetString(Body(Document(random), "{}")));
        return Post(index, "batch", Encoding.UTF8.GetBytes($"[{string.Join(',', entries)}]"));
    }

    private SocketCase Socket(Random random, int index)
    {
        var messages = new List<string> { """{"type":"connection_init"}""" };
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var id = random.Next(3);
            messages.Add(random.Next(6) switch
            {
                0 => $$"""{"type":"complete","id":"{{id}}"}""",
                1 => """{"type":"ping","payload":{}}""",
                2 => Subscribe(id, Body("subscription { agentChanged { kind agent { name } } }", "null")),
                _ => Subscribe(id, Body(Document(random), "{}")),
            });
        }

        return new(index, "WebSocket", [.. messages.Select(message => (Changed(random, message), random.Chance(0.01), random.Chance(0.95)))]);
    }

    private static string Subscribe(int id, byte[] payload) => $$"""{"type":"subscribe","id":"{{id}}","payload":{{Encoding.UTF8.GetString(payload)}} }""";

    private static byte[] Changed(Random random, string message) => random.Next(10) switch
    {
        0 => Encoding.UTF8.GetBytes(Mutation.Values(random, message)),
        1 => Mutation.Bytes(random, Encoding.UTF8.GetBytes(message)),
        _ => Encoding.UTF8.GetBytes(message),
    };

    // A request line has at most 8 KB.
    private static string Shorten(string text) => text.Length <= 1_500 ? text : text[..1_500];
}

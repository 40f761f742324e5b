using System.Text.Json;
using GraphGateway.Execution;
using GraphQL;

namespace GraphGateway.Benchmarks;

/// <summary>One of the four fixed queries.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Size">How many rows it asks for.</param>
/// <param name="Query">The document; its variable is <c>first</c>.</param>
internal sealed record Workload(string Name, int Size, string Query)
{
    // Operations that differ in their variables ask for up to so many rows less.
    private const int Variants = 10;

    public static IReadOnlyList<Workload> All { get; } =
    [
        new("W1", 20, "query W1($first: Int!) { agents(first: $first) { nodes { databaseId name os online version } } }"),
        new("W2", 200, "query W2($first: Int!) { agents(first: $first) { nodes { databaseId name group online os version owner linkedAt lastActiveAt permanentUrl sessionCount location { ip country region city } } } }"),
        new("W3", 100, "query W3($first: Int!) { sessions(first: $first) { nodes { databaseId startedAt stoppedAt clients { login userAgent location { country city } } agent { name online } } } }"),
        new("W4", 20, "query W4($first: Int!) { agents(first: $first) { nodes { databaseId name sessions(first: 10) { nodes { databaseId startedAt stoppedAt clients { login } } } } } }"),
    ];

    /// <summary>The bodies of requests that are all equal.</summary>
    public IReadOnlyList<byte[]> Equal => [Body(Size)];

    /// <summary>The bodies of requests that differ in their variables.</summary>
    public IReadOnlyList<byte[]> Varied => [.. Enumerable.Range(0, Variants).Select(less => Body(Size - less))];

    /// <summary>The operation as the server has read it.</summary>
    public OperationRequest Request { get; } = new(Query, OperationName: null, new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["first"] = Size }), Inputs.Empty);

    private byte[] Body(int first) => JsonSerializer.SerializeToUtf8Bytes(new { operationName = Name, query = Query, variables = new { first } });
}

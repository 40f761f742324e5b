using GraphGateway.Operations;
using GraphQL;

namespace GraphGateway.Benchmarks.Execution;

/// <summary>An operation that is measured.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="Document">The operation.</param>
/// <param name="First">Its variable <c>$first</c>.</param>
internal sealed record Workload(string Name, string Document, int First)
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("W1", "query W1($first: Int!) { agents(first: $first) { nodes { databaseId name os online version } } }", 20),
        new("W2", "query W2($first: Int!) { agents(first: $first) { nodes { databaseId name group online os version owner linkedAt lastActiveAt permanentUrl sessionCount location { ip country region city } } } }", 200),
        new("W3", "query W3($first: Int!) { sessions(first: $first) { nodes { databaseId startedAt stoppedAt clients { login userAgent location { country city } } agent { name online } } } }", 100),
        new("W4", "query W4($first: Int!) { agents(first: $first) { nodes { databaseId name sessions(first: 10) { nodes { databaseId startedAt stoppedAt clients { login } } } } } }", 20),
    ];

    public OperationRequest Request { get; } = new(Document, OperationName: null, new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["first"] = First }), Inputs.Empty);
}

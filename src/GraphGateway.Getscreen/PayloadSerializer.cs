using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen;

/// <summary>
/// Serializes responses for a cache: returns the original bytes of a response and reads them back. Reading the bytes again yields equal values. Each
/// Read method throws <see cref="FormatException"/> if the bytes are not a response of its method.
/// </summary>
public static class PayloadSerializer
{
    /// <summary>The original response body that contains the rows. It may contain secrets.</summary>
    /// <exception cref="ArgumentException">The rows were not read from a response.</exception>
    public static ReadOnlyMemory<byte> Of<T>(IReadOnlyList<T> rows)
        where T : class => rows is RowList<T> list ? list.Answer : throw new ArgumentException("The rows were not read from a response.", nameof(rows));

    /// <summary>The estimated memory size of a response and its rows, in bytes. The estimate is an upper limit, because it assumes that all rows and strings are created.</summary>
    /// <exception cref="ArgumentException">The rows were not read from a response.</exception>
    public static long SizeOf<T>(IReadOnlyList<T> rows)
        where T : class => rows is RowList<T> list ? list.Size : throw new ArgumentException("The rows were not read from a response.", nameof(rows));

    /// <summary>Reads a response of <c>agents/list</c>.</summary>
    public static IReadOnlyList<Agent> ReadAgents(ReadOnlyMemory<byte> body) => AgentJsonReader.Read(PayloadReader.Read(body, AgentJsonReader.Shape));

    /// <summary>Reads a response of <c>support/list</c>.</summary>
    public static SupportList ReadSupportList(ReadOnlyMemory<byte> body) =>
        SupportConnectionJsonReader.ReadList(PayloadReader.Read(body, SupportConnectionJsonReader.Shape));

    /// <summary>Reads a response of <c>history/list</c>.</summary>
    /// <param name="body">The response body.</param>
    /// <param name="query">The request's parameters: some responses omit <c>offset</c> and <c>limit</c>.</param>
    public static HistoryPage ReadHistoryPage(ReadOnlyMemory<byte> body, HistoryQuery query) =>
        SessionJsonReader.ReadPage(PayloadReader.Read(body, SessionJsonReader.Shape), query);
}

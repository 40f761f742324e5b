using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen;

/// <summary>
/// Answers as the bytes that they came in, to be kept elsewhere and read again. What is read of them is the same as it was at first; each
/// method throws <see cref="FormatException"/> where the bytes are none of its answers.
/// </summary>
public static class PayloadSerializer
{
    /// <summary>The answer that rows stand in. It may hold secrets.</summary>
    /// <exception cref="ArgumentException">The rows did not come with an answer.</exception>
    public static ReadOnlyMemory<byte> Of<T>(IReadOnlyList<T> rows)
        where T : class => rows is RowList<T> list ? list.Answer : throw new ArgumentException("The rows did not come with an answer.", nameof(rows));

    /// <summary>How many bytes of memory an answer and its rows take, by an estimate that is rather too high than too low: all rows read, all texts made.</summary>
    /// <exception cref="ArgumentException">The rows did not come with an answer.</exception>
    public static long SizeOf<T>(IReadOnlyList<T> rows)
        where T : class => rows is RowList<T> list ? list.Size : throw new ArgumentException("The rows did not come with an answer.", nameof(rows));

    /// <summary>Reads an answer of <c>agents/list</c>.</summary>
    public static IReadOnlyList<Agent> ReadAgents(ReadOnlyMemory<byte> answer) => AgentJsonReader.Read(PayloadReader.Read(answer, AgentJsonReader.Shape));

    /// <summary>Reads an answer of <c>support/list</c>.</summary>
    public static SupportList ReadSupportList(ReadOnlyMemory<byte> answer) =>
        SupportConnectionJsonReader.ReadList(PayloadReader.Read(answer, SupportConnectionJsonReader.Shape));

    /// <summary>Reads an answer of <c>history/list</c>.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="query">What was asked: some answers leave out what they repeat of it.</param>
    public static HistoryPage ReadHistoryPage(ReadOnlyMemory<byte> answer, HistoryQuery query) =>
        SessionJsonReader.ReadPage(PayloadReader.Read(answer, SessionJsonReader.Shape), query);
}

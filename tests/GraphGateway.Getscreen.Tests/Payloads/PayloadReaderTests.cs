using System.Text;
using CsCheck;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>The reader and a plain reading of the same bytes agree on every payload: what it tells, or that it cannot be read.</summary>
public sealed class PayloadReaderTests
{
    [Fact]
    public void Random_lists_of_agents_are_read_as_plainly() => RandomPayloads.Agents.Holds(payload => Same(
        () => PlainReading.Agents(payload),
        () => [.. AgentJsonReader.Read(PayloadReader.Read(payload, AgentJsonReader.Shape))]), iterations: 4_000, print: Encoding.UTF8.GetString);

    [Fact]
    public void Random_pages_of_sessions_are_read_as_plainly() => RandomPayloads.Sessions.Holds(payload => Same(
        () => PlainReading.Sessions(payload),
        () => [.. SessionJsonReader.Read(PayloadReader.Read(payload, SessionJsonReader.Shape)).Select(Comparable)]), iterations: 4_000, print: Encoding.UTF8.GetString);

    [Theory]
    [InlineData("""[{"id":1,"name":"\u00e4\n\"x\"\/"}]""", "ä\n\"x\"/")]
    [InlineData("""[{"id":1,"name":"äöü 漢字 🙂"}]""", "äöü 漢字 🙂")]
    [InlineData("""[{"id":1,"\u006eame":"x"}]""", "x")]
    [InlineData("\uFEFF[{\"id\":1,\"name\":\"x\"}]", "x")]
    [InlineData("""[{"id":1,"name":-1.50e3}]""", "-1.50e3")]
    [InlineData("""[{"id":1,"name":"x","name":"y"}]""", "y")]
    public void Text_is_what_was_meant(string payload, string name) => Assert.Equal(name, Assert.Single(Read(payload)).Name);

    [Fact]
    public void An_object_that_stands_twice_counts_as_it_stands_last()
    {
        Assert.Equal(new() { City = "b" }, Assert.Single(Read("""[{"id":1,"geo":{"ip":"a"},"geo":{"city":"b"}}]""")).Geo);
        Assert.Null(Assert.Single(Read("""[{"id":1,"geo":{"ip":"a"},"geo":null}]""")).Geo);
    }

    [Theory]
    [InlineData("""[{"id":1}] x""", "$", "malformed JSON at byte 11 of 12")]
    [InlineData("""[{"id":1},]""", "$", "malformed JSON at byte 10 of 11")]
    [InlineData("""{"data":[{"id":1},{"geo":}]}""", "data[1].geo", "malformed JSON at byte 25 of 28")]
    [InlineData("""{"data":[{"id":1},{"id":null}]}""", "data[1].id", "nothing")]
    [InlineData("""{"data":[{"id":1},7]}""", "data[1]", "a number")]
    public void What_cannot_be_read_is_told_by_its_place(string payload, string position, string found)
    {
        var mismatch = Assert.Throws<PayloadException>(() => Read(payload)).Mismatch;
        Assert.Equal((position, found), (mismatch.Position, mismatch.Found));
    }

    [Fact]
    public void Text_that_is_no_utf8_is_none_where_it_is_read_and_ignored_where_it_is_not()
    {
        var payload = """[{"id":1,"name":"?","other":"x"}]"""u8.ToArray();
        payload[17] = 0xFF;
        var envelope = PayloadReader.Read(payload, AgentJsonReader.Shape);
        Assert.Null(Assert.Single(AgentJsonReader.Read(envelope)).Name);
        Assert.Equal(("name", 1), Assert.Single(envelope.Unreadable!.Select(field => (field.Key, field.Value))));
        payload[17] = (byte)'?';
        payload[29] = 0xFF;
        envelope = PayloadReader.Read(payload, AgentJsonReader.Shape);
        Assert.Equal("?", Assert.Single(AgentJsonReader.Read(envelope)).Name);
        Assert.Null(envelope.Unreadable);
    }

    private static RowList<Agent> Read(string payload) => AgentJsonReader.Read(PayloadReader.Read(Encoding.UTF8.GetBytes(payload), AgentJsonReader.Shape));

    private static string Comparable(Session session) => PlainReading.Comparable(session);

    private static bool Same<T>(Func<IReadOnlyList<T>> plain, Func<IReadOnlyList<T>> read)
    {
        IReadOnlyList<T> expected;
        try
        {
            expected = plain();
        }
        catch (FormatException)
        {
            Assert.Throws<PayloadException>(() => read());
            return true;
        }

        Assert.Equal(expected, read());
        return true;
    }
}

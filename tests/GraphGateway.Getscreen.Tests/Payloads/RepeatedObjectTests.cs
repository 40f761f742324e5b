using System.Text;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Getscreen.Support;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>Of a name that stands twice in an object, the last value replaces all of the first one, as in every reader of JSON: nothing of an object is merged.</summary>
public sealed class RepeatedObjectTests
{
    private const string Geo = """{"ip":"1.2.3.4","country":"a","region":"b","city":"c"}""";
    private const string Client = """{"ip":"1.2.3.4","country":"a","region":"b","city":"c","user_agent":"d"}""";
    private const string Last = $$"""{"id":7,"start_time":1600374761,"stop_time":1600374762,"client":{{Client}}}""";
    private const string Sessions = $$"""{"total":5,"last":{{Last}}}""";
    private const string Desktop = $$"""{"id":9,"name":"a","group":"b","os":"win","version":"1","owner":"c","geo":{{Geo}}}""";
    private const string Video = """{"url":"a","size":5}""";
    private const string Clients = $$"""[{"login":"a","user_agent":"b","geo":{{Geo}}}]""";

    public static TheoryData<string, string, string> OfAgents => Each(
        ("geo", Geo, ["null", "\"\"", "{}", """{"ip":"x"}""", """{"country":"x"}""", """{"region":"x"}""", """{"city":"x"}""", """{"city":null}""", """{"other":1}"""]),
        ("sessions", Sessions, ["null", "{}", """{"total":1}""", """{"last":{"id":8}}""", """{"total":null,"last":null}"""]),
        ("sessions.last", Last, ["null", "\"\"", "{}", """{"id":8}""", """{"id":8,"stop_time":5}""", """{"id":8,"client":{"city":"x"}}""", """{"start_time":5}"""]),
        ("sessions.last.client", Client, ["null", "{}", """{"user_agent":"x"}""", """{"ip":"x"}""", """{"country":"x"}""", """{"region":"x"}""", """{"city":"x"}"""]));

    public static TheoryData<string, string, string> OfSessions => Each(
        ("agent", Desktop, ["null", "{}", """{"id":8}""", """{"name":"x"}""", """{"group":"x"}""", """{"os":"mac"}""", """{"version":"x"}""", """{"owner":"x"}""", """{"geo":{"city":"x"}}"""]),
        ("agent.geo", Geo, ["null", "\"\"", "{}", """{"ip":"x"}""", """{"city":"x"}"""]),
        ("video", Video, ["null", "\"\"", "{}", """{"url":"x"}""", """{"size":1}"""]),
        ("clients", Clients, ["null", "\"\"", "[]", "{}", "[{}]", """[{"login":"x"}]""", """{"login":"x"}""", """[{"geo":{"city":"x"}},{"login":"x"}]"""]),
        ("client", Clients, ["null", "{}", """{"user_agent":"x"}"""]),
        ("clients.geo", Geo, ["null", "\"\"", "{}", """{"ip":"x"}""", """{"country":"x"}"""]));

    [Theory]
    [MemberData(nameof(OfAgents))]
    public void The_last_of_two_objects_of_an_agent_replaces_the_first(string path, string first, string second)
    {
        Assert.Equal(Agent(Row(path, ("", second))), Agent(Row(path, ("", first), ("", second))));
        Assert.Equal(Agent(Row(path, ("", second))), Agent(Row(path, ("", first), ("other", "{}"), ("", second))));
        Assert.Equal(Agent(Row(path, ("", first))), Agent(Row(path, ("", second), ("", first))));
    }

    [Theory]
    [MemberData(nameof(OfSessions))]
    public void The_last_of_two_objects_of_a_session_replaces_the_first(string path, string first, string second)
    {
        Assert.Equal(Session(Row(path, ("", second))), Session(Row(path, ("", first), ("", second))));
        Assert.Equal(Session(Row(path, ("", second))), Session(Row(path, ("", first), ("other", "[]"), ("", second))));
        Assert.Equal(Session(Row(path, ("", first))), Session(Row(path, ("", second), ("", first))));
    }

    [Theory]
    [InlineData("""{"id":1,"name":"a","group":"b","os":"win","version":"1","online":true,"link_time":5,"name":null,"group":"","os":"","version":null,"online":null,"link_time":0}""")]
    [InlineData("""{"id":2,"owner":"a","id":1,"owner":null}""")]
    public void The_last_of_two_values_of_an_agent_replaces_the_first_even_if_it_is_none(string row) => Assert.Equal(new Agent { Id = 1 }, Agent(row));

    [Fact]
    public void The_last_of_two_values_of_a_support_connection_replaces_the_first_even_if_it_is_none()
    {
        const string Full = """ "status":2,"create_time":5,"invite_code":"a","invite_url":"b","connect_url":"c","client_name":"d","client_os":"win","client_preview_url":"e" """;
        const string None = """ "status":null,"create_time":0,"invite_code":null,"invite_url":"","connect_url":null,"client_name":"","client_os":"","client_preview_url":null """;

        Assert.Equal(Connection($$"""{"id":1,{{None}}}"""), Connection($$"""{"id":1,{{Full}},{{None}}}"""));
        Assert.Equal(Connection($$"""{"id":1,{{Full}}}"""), Connection($$"""{"id":1,{{None}},{{Full}}}"""));
        Assert.NotEqual(Connection($$"""{"id":1,{{None}}}"""), Connection($$"""{"id":1,{{Full}}}"""));
    }

    [Fact]
    public void The_last_of_two_values_beside_the_rows_replaces_the_first()
    {
        var envelope = Read("""{"total":1,"offset":2,"limit":3,"remain":4,"data":[{"id":1},{"id":2}],"total":5,"offset":6,"limit":7,"remain":null,"data":[{"id":3}]}""", AgentJsonReader.Shape);

        Assert.Equal((5, 6, 7, null), (envelope.Total, envelope.Offset, envelope.Limit, envelope.Remain));
        Assert.Equal(3, Assert.Single(AgentJsonReader.Read(envelope)).Id);
        Assert.Empty(AgentJsonReader.Read(Read("""{"data":[{"id":1}],"data":null}""", AgentJsonReader.Shape)));
    }

    private static TheoryData<string, string, string> Each(params (string Path, string First, string[] Seconds)[] objects)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (path, first, seconds) in objects)
        {
            foreach (var second in seconds)
                data.Add(path, first, second);
        }

        return data;
    }

    // A row with values at a path, one after the other; the name of each is the last of the path unless it has another one.
    private static string Row(string path, params (string Name, string Json)[] values)
    {
        var names = path.Split('.');
        var json = string.Join(',', values.Select(value => $"\"{(value.Name.Length > 0 ? value.Name : names[^1])}\":{value.Json}"));
        foreach (var name in names[..^1].Reverse())
            json = name == "last" ? $$""" "last":{"id":7,{{json}}} """ : $$""" "{{name}}":{{{json}}} """;
        return $$"""{"id":1,{{json}}}""";
    }

    private static PayloadEnvelope Read(string payload, PayloadSchema shape) => PayloadReader.Read(Encoding.UTF8.GetBytes(payload), shape);

    private static Agent Agent(string row) => Assert.Single(AgentJsonReader.Read(Read($"[{row}]", AgentJsonReader.Shape)));

    private static string Session(string row) => PlainReading.Comparable(Assert.Single(SessionJsonReader.Read(Read($"[{row}]", SessionJsonReader.Shape))));

    private static SupportConnection Connection(string row) => Assert.Single(SupportConnectionJsonReader.Read(Read($"[{row}]", SupportConnectionJsonReader.Shape)));
}

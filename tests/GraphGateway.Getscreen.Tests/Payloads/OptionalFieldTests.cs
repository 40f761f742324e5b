using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>One odd optional value loses nothing but itself.</summary>
public sealed class OptionalFieldTests
{
    private const string Huge = "99999999999999999999";

    // What no field can be: a kind of value that is wrong, or a number that is out of every range.
    private static readonly string[] _odd = ["[]", "{}", "[{}]", "true", "false", "-1", "1.5", Huge, "\"\\ud800\"", "\"perhaps\""];

    public static TheoryData<string, string> AgentFields => Each(
        "name", "group", "link_time", "last_time", "geo", "geo.ip", "geo.country", "permanent_url", "preview_url", "os", "version", "disabled", "limited", "online",
        "installed", "favorite", "owner", "sessions", "sessions.total", "sessions.last", "sessions.last.start_time", "sessions.last.stop_time", "sessions.last.client",
        "sessions.last.client.user_agent", "sessions.last.client.city");

    public static TheoryData<string, string> SessionFields => Each(
        "start", "stop", "clients", "clients.login", "clients.user_agent", "clients.geo", "clients.geo.region", "client", "agent", "agent.name", "agent.group", "agent.geo",
        "agent.geo.ip", "agent.os", "agent.version", "agent.owner", "video", "video.url", "video.size");

    public static TheoryData<string, string> ConnectionFields => Each(
        "create_time", "invite_code", "invite_url", "connect_url", "client_name", "client_os", "client_preview_url");

    [Theory]
    [MemberData(nameof(AgentFields))]
    public async Task An_agent_survives_an_odd_value(string field, string value)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"data":[{"id":1},{{Row(field, value)}},{"id":3}]}"""));

        var agents = await bed.Client.Agents.ListAsync(default);

        Assert.Equal([1, 2, 3], agents.Select(agent => agent.Id));
        Assert.Equal(3 + agents[1].SessionCount, AgentTotals.Sessions(agents) + 3);
        Assert.True(agents[1].SessionCount >= 0);
    }

    [Theory]
    [MemberData(nameof(SessionFields))]
    public async Task A_session_survives_an_odd_value(string field, string value)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"total":3,"data":[{"id":1},{{Row(field, value)}},{"id":3}]}"""));

        var page = await bed.Client.History.ListAsync(new(), default);

        Assert.Equal([1, 2, 3], page.Sessions.Select(session => session.Id));
    }

    [Theory]
    [MemberData(nameof(ConnectionFields))]
    public async Task A_connection_survives_an_odd_value_in_every_method(string field, string value)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"data":[{{Row(field, value)}}]}"""));

        Assert.Equal(2, Assert.Single((await bed.Client.Support.ListAsync(default)).Connections).Id);
        Assert.Equal(2, (await bed.Client.Support.InfoAsync(2, default))!.Id);
        Assert.Equal(2, (await bed.Client.Support.CreateAsync(null, default)).Id);
    }

    [Theory]
    [InlineData("""{"id":2,"geo":[]}""")]
    [InlineData("""{"id":2,"sessions":[]}""")]
    [InlineData("""{"id":2,"sessions":{"total":-1,"last":[]}}""")]
    [InlineData("""{"id":2,"name":false}""")]
    [InlineData("""{"id":2,"last_time":1600374761000}""")]
    [InlineData("""{"id":2,"link_time":253402300800}""")]
    [InlineData("""{"id":2,"online":"perhaps","os":7}""")]
    public async Task What_cannot_be_read_is_as_if_it_were_missing(string row)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"data":[{{row}}]}"""));

        Assert.Equal(new() { Id = 2 }, Assert.Single(await bed.Client.Agents.ListAsync(default)));
    }

    [Theory]
    [InlineData("9007199254740991", 9_007_199_254_740_991)]
    [InlineData("9007199254740992", null)]
    [InlineData("-1", null)]
    public async Task A_size_that_JSON_numbers_do_not_hold_is_none(string size, long? expected)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$$"""{"total":1,"data":[{"id":1,"video":{"url":"u","size":{{{size}}}}}]}"""));

        Assert.Equal(expected, Assert.Single((await bed.Client.History.ListAsync(new(), default)).Sessions).Video!.Size);
    }

    [Fact]
    public async Task Each_value_is_counted_and_each_field_of_a_method_is_logged_once()
    {
        var counted = new ConcurrentQueue<(long Count, object? Method, object? Field)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == GetscreenTelemetryNames.UnreadableValues)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.Enqueue((count, tags[0].Value, tags[1].Value)));
        listener.Start();
        using var everything = new Everything();
        await using var bed = await Testbed.StartAsync(
            Answers.Json("""{"total":2,"data":[{"id":1,"agent":{"os":["precious"]},"clients":[7,{"geo":"precious"}]},{"id":2,"agent":{"os":{}}}]}"""), logs: everything);

        for (var call = 0; call < 3; call++)
            await bed.Client.History.ListAsync(new(), default);

        var ours = counted.Where(count => count.Field is "agent.os" or "clients" or "clients.geo" && count.Method is "history/list").Order().ToList();
        Assert.True(ours.Count >= 9);
        Assert.Contains((2, "history/list", "agent.os"), ours);
        Assert.Contains((1, "history/list", "clients"), ours);
        Assert.Contains((1, "history/list", "clients.geo"), ours);
        foreach (var field in (string[])["agent.os", "clients", "clients.geo"])
            Assert.Single(everything.Texts, text => text.Contains($"Unreadable values of the field {field} in", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Texts, text => text.Contains("precious", StringComparison.Ordinal));
    }

    private static TheoryData<string, string> Each(params string[] fields)
    {
        var data = new TheoryData<string, string>();
        foreach (var field in fields)
        {
            foreach (var value in _odd)
                data.Add(field, value);
        }

        return data;
    }

    // A row with the value at the field, and each object on the way.
    private static string Row(string field, string value)
    {
        var parts = field.Split('.');
        var inner = parts.Reverse().Aggregate(value, (json, part) => $$"""{"{{part}}":{{json}}}""");
        return inner.Replace("{\"" + parts[0], "{\"id\":2,\"" + parts[0], StringComparison.Ordinal).Replace("\"last\":{\"", "\"last\":{\"id\":9,\"", StringComparison.Ordinal);
    }
}

using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Agents;

public sealed class AgentVariantsTests
{
    [Theory]
    [InlineData("""{"data":[{"id":7},{"id":8}]}""")]
    [InlineData("""[{"id":7},{"id":8}]""")]
    [InlineData("""{"data":[{"id":"7"},{"id":"8"}]}""")]
    [InlineData("""{"next":{"deep":[1,{}]},"data":[{"id":7,"new":{"a":[]}},{"id":8}],"more":null}""")]
    public async Task A_list_is_read_wrapped_or_bare_with_unknown_keys_ignored(string payload) =>
        Assert.Equal([7, 8], (await Read(payload)).Select(agent => agent.Id));

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("[]")]
    public async Task No_agents_are_an_empty_list(string payload) => Assert.Empty(await Read(payload));

    [Theory]
    [InlineData("")]
    [InlineData(""","permanent_url":null,"group":null,"os":null,"geo":null,"link_time":null,"last_time":null,"sessions":null""")]
    [InlineData(""","permanent_url":"","group":"","os":"","link_time":"","last_time":0,"sessions":{"last":null,"total":null}""")]
    [InlineData(""","geo":{},"sessions":{"total":0}""")]
    [InlineData(""","geo":{"ip":"","country":null,"city":""},"sessions":{"last":{},"total":""}""")]
    [InlineData(""","geo":"","sessions":{"last":"","total":0}""")]
    [InlineData(""","link_time":"0","disabled":null,"online":"","sessions":{"last":{"id":null}}""")]
    public async Task What_is_absent_null_or_empty_is_null(string rest) =>
        Assert.Equal(new() { Id = 7 }, Assert.Single(await Read($$"""{"data":[{"id":7{{rest}}}]}""")));

    [Theory]
    [InlineData("")]
    [InlineData(""","stop_time":null""")]
    [InlineData(""","stop_time":0""")]
    [InlineData(""","stop_time":"" """)]
    [InlineData(""","stop_time":null,"client":{}""")]
    [InlineData(""","client":{"ip":"","user_agent":null}""")]
    public async Task A_last_session_that_runs_has_no_stop(string rest)
    {
        var agent = Assert.Single(await Read($$$$"""{"data":[{"id":7,"sessions":{"last":{"id":9,"start_time":"1600343858"{{{{rest}}}}}}}]}"""));

        Assert.Equal(new() { Id = 9, StartTime = DateTimeOffset.FromUnixTimeSeconds(1600343858) }, agent.LastSession);
    }

    [Theory]
    [InlineData("1600374761")]
    [InlineData("\"1600374761\"")]
    [InlineData("1600374761.0")]
    public async Task A_time_is_a_number_or_digits(string time) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1600374761), Assert.Single(await Read($$"""[{"id":7,"last_time":{{time}}}]""")).LastTime);

    [Theory]
    [InlineData("win", OperatingSystem.Windows)]
    [InlineData("mac", OperatingSystem.Mac)]
    [InlineData("linux", OperatingSystem.Linux)]
    [InlineData("android", OperatingSystem.Android)]
    [InlineData("haiku", OperatingSystem.Unknown)]
    [InlineData("", null)]
    public async Task An_operating_system_is_one_of_the_known_or_unknown(string word, OperatingSystem? expected) =>
        Assert.Equal(expected, Assert.Single(await Read($$"""[{"id":7,"os":"{{word}}"}]""")).Os);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"1\"", true)]
    [InlineData("\"false\"", false)]
    public async Task A_flag_is_a_word_or_a_digit(string flag, bool expected) =>
        Assert.Equal(expected, Assert.Single(await Read($$"""[{"id":7,"online":{{flag}}}]""")).Online);

    [Theory]
    [InlineData("https://https://go.getscreen.me/paci")]
    [InlineData("not a url")]
    public async Task A_malformed_url_is_passed_on_as_text(string url) =>
        Assert.Equal(url, Assert.Single(await Read($$"""[{"id":7,"permanent_url":"{{url}}","preview_url":"{{url}}"}]""")).PermanentUrl);

    [Theory]
    [InlineData("""{"data":{"url":"https://go.example/x"}}""")]
    [InlineData("""{"data":[{"url":"https://go.example/x"}]}""")]
    public async Task A_link_is_read_from_an_object_or_an_array_of_one(string payload)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        Assert.Equal("https://go.example/x", await bed.Client.Agents.ConnectAsync(7, default));
    }

    private static async Task<IReadOnlyList<Agent>> Read(string payload)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));
        return await bed.Client.Agents.ListAsync(default);
    }
}

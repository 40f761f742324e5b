using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.History;

public sealed class HistoryVariantsTests
{
    [Theory]
    [InlineData(""" "clients":[{"login":"a"}] """)]
    [InlineData(""" "client":[{"login":"a"}] """)]
    [InlineData(""" "clients":{"login":"a"} """)]
    [InlineData(""" "client":{"login":"a"} """)]
    [InlineData(""" "clients":null,"client":{"login":"a"} """)]
    [InlineData(""" "client":{"login":"a"},"clients":[] """)]
    public async Task Clients_come_under_either_name_as_a_list_or_alone(string clients) =>
        Assert.Equal("a", Assert.Single((await Row(clients)).Clients).Login);

    [Theory]
    [InlineData(""" "stop":null """)]
    [InlineData(""" "stop":"","video":null,"agent":null,"clients":[] """)]
    [InlineData(""" "stop":0,"start":"","video":{},"client":null """)]
    [InlineData(""" "stop":"0","video":"" """)]
    [InlineData(""" "video":{"url":"","size":""} """)]
    public async Task What_is_absent_null_or_empty_is_null(string rest)
    {
        var row = await Row(rest);

        Assert.Equal((null, null, null), (row.Stop, row.Video, row.Agent));
        Assert.Empty(row.Clients);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"geo":""}""")]
    [InlineData("""{"login":"","geo":{}}""")]
    [InlineData("""{"login":null,"user_agent":"","geo":{"ip":"","city":null}}""")]
    public async Task An_anonymous_client_has_neither_login_nor_place(string client) =>
        Assert.Equal(new(), Assert.Single((await Row($"\"clients\":[{client}]")).Clients));

    [Fact]
    public async Task Numbers_in_quotes_are_numbers()
    {
        var row = await Row(""" "start":"1608660273","agent":{"id":"1001","os":"beos"},"video":{"url":"https://https://x","size":"5000000000"} """);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1608660273), row.Start);
        Assert.Equal(new() { Id = 1001, Os = OperatingSystem.Unknown }, row.Agent);
        Assert.Equal(new() { Url = "https://https://x", Size = 5_000_000_000 }, row.Video);
    }

    [Theory]
    [InlineData("""{"offset":"20","limit":"10","total":"15","data":[]}""")]
    [InlineData("""{"total":15,"data":[],"filter":{"video":true}}""")]
    [InlineData("""{"data":[],"limit":null,"offset":"","total":15.0}""")]
    public async Task A_window_is_what_the_answer_says_or_what_was_asked_for(string payload)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        var page = await bed.Client.History.ListAsync(new(20, 10), default);

        Assert.Equal((20, 10, 15), (page.Offset, page.Limit, page.Total));
    }

    private static async Task<Session> Row(string rest)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"total":1,"data":[{"id":"5",{{rest}}}]}"""));
        var session = Assert.Single((await bed.Client.History.ListAsync(new(), default)).Sessions);
        Assert.Equal(5, session.Id);
        return session;
    }
}

using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.History;

public sealed class DocumentedHistoryTests
{
    private static readonly Geo _geo = new() { Ip = "2.21.31.68", Country = "USA", Region = "California", City = "Los Angeles" };

    [Fact]
    public async Task The_documented_page_is_read_in_full()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("history-list"));

        var page = await bed.Client.History.ListAsync(new(0, 10), default);

        Assert.Equal((0, 10, 15), (page.Offset, page.Limit, page.Total));
        var session = Assert.Single(page.Sessions);
        Assert.Equal(27233, session.Id);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1608660273), session.Start);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1608660281), session.Stop);
        Assert.Equal(Client, Assert.Single(session.Clients));
        Assert.Equal(Agent, session.Agent);
        Assert.Equal(new() { Url = "https://st1.getscreen.me/video/2/27233.mp4", Size = 428652 }, session.Video);
    }

    [Fact]
    public async Task All_parameters_travel_in_the_query_string()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("history-list"));
        var query = new HistoryQuery(20, 10)
        {
            AgentId = 1001,
            DateFrom = DateTimeOffset.FromUnixTimeSeconds(1608660281),
            DateTo = DateTimeOffset.FromUnixTimeSeconds(1608660389),
            Video = true,
        };

        await bed.Client.History.ListAsync(query, default);

        Assert.Equal(
            new("GET", "/v1/history/list", $"?agent_id=1001&date_from=1608660281&date_to=1608660389&video=true&offset=20&limit=10&apikey={Testbed.Key}", null),
            Assert.Single(bed.Upstream.Requests));
    }

    private static SessionClient Client => new()
    {
        UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36",
        Login = "john.smith@gmail.com",
        Geo = _geo,
    };

    private static SessionAgent Agent => new()
    {
        Id = 1001,
        Name = "DESKTOP-SJBU5PO",
        Group = "Accounting",
        Geo = _geo,
        Os = OperatingSystem.Windows,
        Version = "2.1.5",
        Owner = "john.smith@gmail.com",
    };
}

using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Agents;

public sealed class DocumentedAgentsTests
{
    [Fact]
    public async Task The_documented_list_is_read_in_full()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("agents-list"));

        var agent = Assert.Single(await bed.Client.Agents.ListAsync(default));

        Assert.Equal(Documented, agent);
        Assert.Equal(new("GET", "/v1/agents/list", $"?apikey={Testbed.Key}", null), Assert.Single(bed.Upstream.Requests));
    }

    [Fact]
    public async Task The_documented_link_is_read_and_asked_for_by_id()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("agents-connect"));

        var link = await bed.Client.Agents.ConnectAsync(1001, default);

        Assert.Equal(
            "https://go.getscreen.me/john.smith/?connect=20177&llt=66b4kj671pm3abpp5xh17elpnpze245382m9pxbrx313l2xp52hmxqe4e1dekpej"
            + "&s=c2c5ca25eb4fca787b74a97648e0856951e2b9c7aa02cbf83ac62c81e21a9bab",
            link);
        Assert.Equal(new("POST", "/v1/agents/connect", $"?agent_id=1001&apikey={Testbed.Key}", null), Assert.Single(bed.Upstream.Requests));
    }

    private static Agent Documented => new()
    {
        Id = 1001,
        Name = "Allesandro Paci",
        Group = "Accounting",
        LinkTime = DateTimeOffset.FromUnixTimeSeconds(1587837997),
        LastTime = DateTimeOffset.FromUnixTimeSeconds(1600374761),
        Geo = new() { Ip = "2.21.31.68", Country = "USA", Region = "California", City = "Los Angeles" },
        PermanentUrl = "https://go.getscreen.me/paci",
        PreviewUrl = "https://getscreen.me/preview/1245273f5448a704379da46f476564a592efb17c6a7695adde96247cd7874416GbBzRm6SRLMqrP0YoYFMxCopL6NTzvn8.png",
        Os = OperatingSystem.Windows,
        Version = "1.9.4",
        Online = true,
        Installed = true,
        Owner = "john.smith@gmail.com",
        SessionCount = 121,
        LastSession = new()
        {
            Id = 148505,
            StartTime = DateTimeOffset.FromUnixTimeSeconds(1600343858),
            StopTime = DateTimeOffset.FromUnixTimeSeconds(1600343900),
            Client = new()
            {
                Geo = new() { Ip = "188.162.195.82", Country = "Russian Federation", Region = "Tatarstan", City = "Kazan" },
                UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/85.0.4183.102 Safari/537.36",
            },
        },
    };
}

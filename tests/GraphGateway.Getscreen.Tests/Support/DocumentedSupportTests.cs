using GraphGateway.Getscreen.Support;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Support;

public sealed class DocumentedSupportTests
{
    [Fact]
    public async Task The_documented_list_is_read_in_full()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("support-list"));

        var list = await bed.Client.Support.ListAsync(default);

        Assert.Equal(100, list.Remain);
        Assert.Equal(Documented, Assert.Single(list.Connections));
        Assert.Equal(new("GET", "/v1/support/list", $"?apikey={Testbed.Key}", null), Assert.Single(bed.Upstream.Requests));
    }

    [Fact]
    public async Task The_documented_creation_is_read_in_full_and_its_name_is_escaped()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("support-create"));

        Assert.Equal(Documented, await bed.Client.Support.CreateAsync("Jacob & Söhne", default));
        Assert.Equal(
            new("POST", "/v1/support/create", $"?client_name=Jacob%20%26%20S%C3%B6hne&apikey={Testbed.Key}", null),
            Assert.Single(bed.Upstream.Requests));
    }

    [Fact]
    public async Task A_creation_without_a_name_sends_none()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("support-create"));

        await bed.Client.Support.CreateAsync(null, default);

        Assert.Equal($"?apikey={Testbed.Key}", Assert.Single(bed.Upstream.Requests).Query);
    }

    [Fact]
    public async Task The_documented_info_is_read_in_full()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("support-info"));

        var joined = Documented with
        {
            Status = SupportConnectionStatus.Active,
            ClientOs = OperatingSystem.Windows,
            ClientPreviewUrl = "https://pcommand.com/preview/f90d07668bccd418a5a8922f2ee455f1eb004c2bbeb5f9fe05ed6970c3389114Zl5PgknTWlU0fWBe4b9YoHNvRlD5Iwl5.png",
        };
        Assert.Equal(joined, await bed.Client.Support.InfoAsync(328, default));
        Assert.Equal(new("GET", "/v1/support/info", $"?connection_id=328&apikey={Testbed.Key}", null), Assert.Single(bed.Upstream.Requests));
    }

    [Fact]
    public async Task The_documented_close_is_done_when_its_empty_answer_comes()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("support-close"));

        await bed.Client.Support.CloseAsync(328, default);

        Assert.Equal(new("POST", "/v1/support/close", $"?connection_id=328&apikey={Testbed.Key}", null), Assert.Single(bed.Upstream.Requests));
    }

    private static SupportConnection Documented => new()
    {
        Id = 328,
        Status = SupportConnectionStatus.WaitingForClient,
        CreateTime = DateTimeOffset.FromUnixTimeSeconds(1600262268),
        InviteCode = "408080316",
        InviteUrl = "https://go.getscreen.me/invite/408080316",
        ConnectUrl = "https://go.getscreen.me/turbo/nrhaStVwQSQ1J4DW0cL4wc1ADUeyug8BZjFaCgEqT4wuFXSPXQrGoRRBUxK1uFTU1Sr7bYlsviZ0djTophpmnIhpaZuMfGSKdSefcDzOWCgJuGeHGA5hFkcflhAXhBrx",
        ClientName = "Jacob Williams",
    };
}

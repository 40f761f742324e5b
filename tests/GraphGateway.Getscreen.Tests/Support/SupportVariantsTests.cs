using GraphGateway.Getscreen.Support;
using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Support;

public sealed class SupportVariantsTests
{
    [Theory]
    [InlineData("""{"data":[{"id":328}]}""")]
    [InlineData("""{"data":{"id":328}}""")]
    [InlineData("""{"data":{"id":"328","client_os":"","client_preview_url":"","client_name":null,"create_time":0,"news":[]}}""")]
    public async Task A_connection_is_read_from_an_array_of_one_or_an_object(string payload)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        var expected = new SupportConnection { Id = 328, Status = SupportConnectionStatus.Unknown };
        Assert.Equal(expected, await bed.Client.Support.InfoAsync(328, default));
        Assert.Equal(expected, await bed.Client.Support.CreateAsync(null, default));
    }

    [Fact]
    public async Task An_empty_array_is_no_connection()
    {
        await using var bed = await Testbed.StartAsync(Answers.Json("""{"data":[]}"""));

        Assert.Null(await bed.Client.Support.InfoAsync(328, default));
    }

    [Fact]
    public async Task A_404_is_no_connection()
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(404));

        Assert.Null(await bed.Client.Support.InfoAsync(328, default));
    }

    [Theory]
    [InlineData("0", SupportConnectionStatus.WaitingForClient)]
    [InlineData("1", SupportConnectionStatus.WaitingForOperator)]
    [InlineData("2", SupportConnectionStatus.Active)]
    [InlineData("\"3\"", SupportConnectionStatus.Closed)]
    [InlineData("4", SupportConnectionStatus.Unknown)]
    [InlineData("-1", SupportConnectionStatus.Unknown)]
    public async Task A_status_is_one_of_four_or_unknown(string status, SupportConnectionStatus expected)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$$"""{"data":{"id":1,"status":{{{status}}}}}"""));

        Assert.Equal(expected, (await bed.Client.Support.InfoAsync(1, default))!.Status);
    }

    [Theory]
    [InlineData("408080316")]
    [InlineData("\"408080316\"")]
    public async Task An_invitation_code_is_text_or_a_number(string code)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"data":[{"id":1,"invite_code":{{code}}}]}"""));

        Assert.Equal("408080316", Assert.Single((await bed.Client.Support.ListAsync(default)).Connections).InviteCode);
    }

    [Theory]
    [InlineData("""{"data":[]}""", null)]
    [InlineData("""{"remain":null,"data":[]}""", null)]
    [InlineData("""{"remain":"12","data":[]}""", 12)]
    [InlineData("""{"data":[],"remain":0}""", 0)]
    public async Task What_remains_of_the_plan_is_a_number_or_untold(string payload, int? expected)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        Assert.Equal(expected, (await bed.Client.Support.ListAsync(default)).Remain);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("{}")]
    public async Task Only_the_status_tells_whether_a_close_is_done(string body)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(body));

        await bed.Client.Support.CloseAsync(328, default);
    }
}

using GraphGateway.Getscreen.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class BadPayloadTests
{
    [Theory]
    [InlineData("""{"data":[{"id":1},{"id":"seven"}]}""", "$.data[1].id")]
    [InlineData("""[{"id":1},{"id":2,"geo":{"ip":[]}}]""", "$[1].geo.ip")]
    [InlineData("""{"data":{"id":{}}}""", "$.data.id")]
    [InlineData("""{"data":[{"id":1,"online":"perhaps"}]}""", "$.data[0].online")]
    [InlineData("""{"data":[{"id":1,"last_time":-5}]}""", "$.data[0].last_time")]
    [InlineData("""{"data":[{"id":99999999999}]}""", "$.data[0].id")]
    [InlineData("""{"data":[1]}""", "$.data[0]")]
    [InlineData("""{"data":[{"id":1},{"name":"x"}]}""", "$.data[1].id")]
    [InlineData("""{"data":[{"id":""}]}""", "$.data[0].id")]
    [InlineData("""{"dato":[]}""", "$.data")]
    [InlineData("""{"data":7}""", "$.data")]
    [InlineData("""{"data":[{"id":1},{"id""", "$.data[1]")]
    [InlineData("""{"data":[{"id":1}""", "$")]
    [InlineData("<html>bad gateway</html>", "$")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("7", "$")]
    public Task A_list_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "agents/list", position, client => client.Agents.ListAsync(default));

    [Theory]
    [InlineData("""{"data":{}}""", "$.data.url")]
    [InlineData("""{"data":[]}""", "$.data.url")]
    [InlineData("""{"data":{"url":""}}""", "$.data.url")]
    [InlineData("""{"data":{"url":true}}""", "$.data.url")]
    [InlineData("{}", "$.data")]
    public Task A_link_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "POST", "agents/connect", position, client => client.Agents.ConnectAsync(1, default));

    [Theory]
    [InlineData("""{"remain":"many","data":[]}""", "$")]
    [InlineData("""{"data":[{"id":1,"status":"new"}]}""", "$.data[0].status")]
    public Task A_list_of_connections_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "support/list", position, client => client.Support.ListAsync(default));

    [Theory]
    [InlineData("""{"data":[]}""", "$.data[0]")]
    [InlineData("""{"data":{"status":0}}""", "$.data[0].id")]
    public Task A_creation_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "POST", "support/create", position, client => client.Support.CreateAsync(null, default));

    [Fact]
    public Task An_info_that_cannot_be_read_says_where() =>
        Fails("""{"data":{"id":"x"}}""", "GET", "support/info", "$.data.id", client => client.Support.InfoAsync(1, default));

    [Theory]
    [InlineData("""{"data":[]}""", "$.total")]
    [InlineData("""[{"id":1}]""", "$.total")]
    [InlineData("""{"total":1,"data":[{"id":1,"agent":{"id":"x"}}]}""", "$.data[0].agent.id")]
    [InlineData("""{"total":2,"data":[{"id":1},{"id":1,"clients":[{},{"geo":7}]}]}""", "$.data[1].clients")]
    [InlineData("""{"total":1,"data":[{"id":1,"video":{"url":"u","size":"big"}}]}""", "$.data[0].video.size")]
    [InlineData("""{"total":1,"data":[{"start":5}]}""", "$.data[0].id")]
    public Task A_page_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "history/list", position, client => client.History.ListAsync(new(), default));

    [Fact]
    public async Task A_list_that_breaks_off_late_is_never_passed_off_as_whole()
    {
        var rows = string.Join(',', Enumerable.Range(1, 5000).Select(id => $$"""{"id":{{id}},"name":"a desktop"}"""));

        await Fails($$"""{"data":[{{rows}}""", "GET", "agents/list", "$", client => client.Agents.ListAsync(default));
    }

    [Fact]
    public async Task An_answer_that_does_not_decompress_is_a_bad_payload()
    {
        await using var bed = await Testbed.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("not gzip at all", context.RequestAborted);
        });

        Assert.Equal(GetscreenFailure.BadPayload, (await bed.Client.Agents.ListAsync(default).Failure()).Failure);
    }

    private static async Task Fails(string payload, string method, string path, string position, Func<GetscreenClient, Task> call)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        var failure = await call(bed.Client).Failure();

        Assert.Equal((GetscreenFailure.BadPayload, method, path), (failure.Failure, failure.Method.Method, failure.Path));
        Assert.Equal(position, failure.JsonPosition!.Split(',')[0]);
        Assert.Equal((200, true), (failure.StatusCode, failure.MayHaveActed));
        Assert.StartsWith($"{method} {path}: ", failure.Message, StringComparison.Ordinal);
        Assert.Single(bed.Upstream.Requests);
    }
}

using GraphGateway.Getscreen.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class BadPayloadTests
{
    [Theory]
    [InlineData("""{"data":[{"id":1},{"id":"seven"}]}""", "data[1].id")]
    [InlineData("""{"data":{"id":{}}}""", "data.id")]
    [InlineData("""{"data":[{"id":99999999999}]}""", "data[0].id")]
    [InlineData("""{"data":[1]}""", "data[0]")]
    [InlineData("""{"data":[{"id":1},{"name":"x"}]}""", "data[1].id")]
    [InlineData("""{"data":[{"id":""}]}""", "data[0].id")]
    [InlineData("""{"dato":[]}""", "data")]
    [InlineData("""{"data":7}""", "data")]
    [InlineData("""[{"id":1},{"id":{}}]""", "[1].id")]
    [InlineData("""{"data":[{"id":1,"sessions":{"last":{"id":"x"}}}]}""", "data[0].sessions.last.id")]
    [InlineData("""{"data":[{"id":1},{"id""", "data[1]")]
    [InlineData("""{"data":[{"id":1}""", "$")]
    [InlineData("<html>bad gateway</html>", "$")]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("7", "$")]
    public Task A_list_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "agents/list", position, client => client.Agents.ListAsync(default));

    [Theory]
    [InlineData("""{"data":{}}""", "data.url")]
    [InlineData("""{"data":[]}""", "data.url")]
    [InlineData("""{"data":{"url":""}}""", "data.url")]
    [InlineData("""{"data":{"url":true}}""", "data.url")]
    [InlineData("{}", "data")]
    public Task A_link_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "POST", "agents/connect", position, client => client.Agents.ConnectAsync(1, default));

    [Theory]
    [InlineData("""{"remain":"many","data":[]}""", "remain")]
    [InlineData("""{"data":[{"id":1,"status":"new"}]}""", "data[0].status")]
    public Task A_list_of_connections_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "support/list", position, client => client.Support.ListAsync(default));

    [Theory]
    [InlineData("""{"data":[]}""", "data[0]")]
    [InlineData("""{"data":{"status":0}}""", "data[0].id")]
    public Task A_creation_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "POST", "support/create", position, client => client.Support.CreateAsync(null, default));

    [Fact]
    public Task An_info_that_cannot_be_read_says_where() =>
        Fails("""{"data":{"id":"x"}}""", "GET", "support/info", "data.id", client => client.Support.InfoAsync(1, default));

    [Theory]
    [InlineData("""{"data":[]}""", "total")]
    [InlineData("""[{"id":1}]""", "total")]
    [InlineData("""{"total":-1,"data":[]}""", "total")]
    [InlineData("""{"total":3000000000,"data":[]}""", "total")]
    [InlineData("""{"total":0,"offset":-20,"data":[]}""", "offset")]
    [InlineData("""{"total":0,"limit":"all","data":[]}""", "limit")]
    [InlineData("""{"total":1,"data":[{"id":1,"agent":{"id":"x"}}]}""", "data[0].agent.id")]
    [InlineData("""{"total":1,"data":[{"start":5}]}""", "data[0].id")]
    public Task A_page_that_cannot_be_read_says_where(string payload, string position) =>
        Fails(payload, "GET", "history/list", position, client => client.History.ListAsync(new(), default));

    [Theory]
    [InlineData("""{"data":null,"error":"internal"}""", "error", "a string")]
    [InlineData("""{"error":{"code":7},"data":null}""", "error", "an object")]
    [InlineData("""{"data":[],"total":0,"error":true}""", "error", "a boolean")]
    [InlineData("""{"data":[{"id":1,"url":"u"}],"total":1,"error":503}""", "error", "a number")]
    [InlineData("""{"data":null,"total":0,"message":"internal"}""", "data", "null")]
    [InlineData("""{"success":false,"data":null,"total":0}""", "data", "null")]
    public async Task An_answer_that_tells_an_error_is_a_failure_of_every_method_with_data(string payload, string position, string found)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json(payload));

        foreach (var (_, _, call) in DocumentedCalls.All.Where(call => call.Path != "support/close"))
        {
            var failure = await call(bed.Client).Failure();
            Assert.Equal((GetscreenFailure.BadPayload, position, found), (failure.Failure, failure.Mismatch!.Position, failure.Mismatch.Found));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task An_error_that_says_nothing_is_none(string error)
    {
        await using var bed = await Testbed.StartAsync(Answers.Json($$"""{"data":[{"id":1}],"error":{{error}}}"""));

        Assert.Single(await bed.Client.Agents.ListAsync(default));
    }

    [Fact]
    public async Task The_log_tells_position_and_kind_and_no_value()
    {
        using var everything = new Everything();
        await using var bed = await Testbed.StartAsync(Answers.Json("""{"data":[{"id":1},{"id":"precious"}]}"""), logs: everything);

        var failure = await bed.Client.Agents.ListAsync(default).Failure();

        Assert.Equal(new("data[1].id", "a 32-bit integer", "a string"), failure.Mismatch);
        Assert.Contains(everything.Texts, text => text.Contains("data[1].id: expected a 32-bit integer, found a string", StringComparison.Ordinal));
        Assert.DoesNotContain(everything.Texts, text => text.Contains("precious", StringComparison.Ordinal));
    }

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
        Assert.Equal(position, failure.Mismatch!.Position);
        Assert.Equal((200, true), (failure.StatusCode, failure.MayHaveActed));
        Assert.StartsWith($"{method} {path}: ", failure.Message, StringComparison.Ordinal);
        Assert.Single(bed.Upstream.Requests);
    }
}

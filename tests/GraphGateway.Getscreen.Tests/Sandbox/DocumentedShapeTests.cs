using System.Text.Json;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class DocumentedShapeTests
{
    private static readonly string[] _mayBeMissing = [".permanent_url ", ".sessions.last", ".stop ", ".video"];

    [Theory]
    [InlineData("GET agents/list", Samples.AgentsList)]
    [InlineData("POST agents/connect?agent_id=1001", Samples.AgentsConnect)]
    [InlineData("GET support/list", Samples.SupportList)]
    [InlineData("POST support/create?client_name=Jacob", Samples.SupportOne)]
    [InlineData("GET support/info?connection_id=301", Samples.SupportOne)]
    [InlineData("GET history/list?limit=100&date_from=1700000000&date_to=1800000000&agent_id=1001&video=true", Samples.HistoryList)]
    public async Task An_answer_has_the_keys_and_types_of_the_sample(string call, string sample)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var answer = await sandbox.JsonAsync(call);

        Assert.Equal(Shape.Of(sample), Shape.Of(answer));
    }

    [Theory]
    [InlineData("GET agents/list", Samples.AgentsList)]
    [InlineData("GET support/list", Samples.SupportList)]
    [InlineData("GET history/list?limit=100", Samples.HistoryList)]
    public async Task Every_row_has_all_that_is_not_said_to_be_missing_at_times(string call, string sample)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var document = JsonDocument.Parse(sample);
        var whole = Shape.Of(document.RootElement.GetProperty("data")[0]);

        foreach (var row in await sandbox.RowsAsync(call))
        {
            var shape = Shape.Of(row);
            Assert.Empty(shape.Except(whole));
            Assert.DoesNotContain(whole.Except(shape), path => !_mayBeMissing.Any(missing => path.StartsWith(missing, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Closing_answers_with_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Empty(await sandbox.TextAsync("POST support/close?connection_id=301"));
    }

    [Theory]
    [InlineData("GET agents/list")]
    [InlineData("GET support/list")]
    [InlineData("GET history/list")]
    public async Task An_answer_is_json_by_its_header(string call)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var response = await sandbox.CallAsync(call);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Documented_words_alone_name_operating_systems()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var agents = await sandbox.RowsAsync("GET agents/list");

        Assert.Equal(["linux", "mac", "win"], agents.Select(agent => agent.GetProperty("os").GetString()!).Distinct().Order());
    }
}

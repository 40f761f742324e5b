using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GraphGateway.EndToEnd.Playground;

public sealed class PlaygroundTests(PlaygroundFixture fixture) : IClassFixture<PlaygroundFixture>
{
    private const string Secret = "typed-by-a-user";

    [SkippableFact]
    public async Task A_preloaded_operation_runs_with_everything_coming_from_the_server_itself()
    {
        await using var playground = await fixture.OpenAsync();

        await Expect(playground.ActiveTab).ToHaveTextAsync("Agents");
        await playground.OpenExampleAsync("AgentGroups");
        await playground.ExecuteAsync("AgentGroups");
        await Expect(playground.Result).ToContainTextAsync("agentGroups");
        await Expect(playground.Result).ToContainTextAsync("onlineCount");
        await SaveScreenshotAsync(playground.Page);

        Assert.Equal("GraphGateway", await playground.Page.TitleAsync());
        Assert.Empty(playground.RequestsElsewhere);
        Assert.Empty(playground.Complaints);
    }

    [SkippableFact]
    public async Task An_example_brings_its_variables()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.OpenExampleAsync("AgentDetails");
        var request = await playground.ExecuteAsync("AgentDetails");

        Assert.Contains("\"variables\":{\"id\":\"1001\"}", request.PostData, StringComparison.Ordinal);
        await Expect(playground.Result).ToContainTextAsync("databaseId");
    }

    [SkippableFact]
    public async Task Headers_go_with_the_user_from_tab_to_tab_and_never_into_storage()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.TypeHeadersAsync($$"""{ "X-Try": "{{Secret}}" }""");
        await playground.ExecuteAsync("Agents");
        await Expect(playground.Result).ToContainTextAsync("agents");
        await playground.OpenExampleAsync("Viewer");
        var request = await playground.ExecuteAsync("Viewer");
        await Expect(playground.Result).ToContainTextAsync("viewer");

        Assert.Equal(Secret, await request.HeaderValueAsync("x-try"));
        await playground.Page.WaitForFunctionAsync("() => localStorage.getItem('graphiql:tabState') && localStorage.getItem('graphiql:queries')?.includes('Viewer')");
        Assert.DoesNotContain(Secret, await playground.Page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_subscription_shows_changes_until_it_is_stopped()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.SelectTabAsync("AgentChanges");
        var request = await playground.ExecuteAsync("AgentChanges");
        await Expect(playground.Result).ToContainTextAsync("changedFields");
        await Expect(playground.Result).ToContainTextAsync("UPDATED");
        await fixture.GatewayWroteAsync("Change poller started");
        await playground.StopAsync();
        await fixture.GatewayWroteAsync("Change poller stopped");

        Assert.Equal("text/event-stream", await request.HeaderValueAsync("accept"));
        Assert.Empty(playground.RequestsElsewhere);
        Assert.Empty(playground.Complaints);
    }

    [SkippableFact]
    public async Task A_subscription_carries_the_headers_and_shows_why_it_is_refused()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.SelectTabAsync("AgentChanges");
        await playground.TypeHeadersAsync($$"""{ "X-Api-Key": "{{Secret}}", "Authorization": "Bearer {{Secret}}" }""");
        var request = await playground.ExecuteAsync("AgentChanges");

        await Expect(playground.Result).ToContainTextAsync("UNAUTHENTICATED");
        Assert.Equal(Secret, await request.HeaderValueAsync("x-api-key"));
        Assert.Equal($"Bearer {Secret}", await request.HeaderValueAsync("authorization"));
        Assert.Empty(playground.Complaints);
    }

    [SkippableFact]
    public async Task An_example_that_was_closed_comes_back_from_the_list()
    {
        await using var playground = await fixture.OpenAsync();
        await playground.OpenExampleAsync("AgentDetails");
        await playground.Page.Locator(".graphiql-tab-active .graphiql-tab-close").ClickAsync();

        await playground.OpenExampleAsync("AgentDetails");
        var request = await playground.ExecuteAsync("AgentDetails");
        Assert.Contains("\"variables\":{\"id\":\"1001\"}", request.PostData, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_first_visit_has_one_tab_of_each_group_and_the_list_has_all_examples()
    {
        await using var playground = await fixture.OpenAsync();

        await Expect(playground.Page.Locator(".graphiql-tab-button")).ToHaveTextAsync(["Agents", "SessionsPage", "CreateSupportConnection", "AgentChanges"]);
        await Expect(playground.Page.Locator(".examples h3")).ToHaveTextAsync(["Look", "Page", "Change", "Listen"]);
        await Expect(playground.Page.Locator(".examples button")).ToHaveCountAsync(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "operations"), "*.graphql").Length);
    }

    [SkippableFact]
    public async Task The_first_tab_begins_with_one_short_comment()
    {
        await using var playground = await fixture.OpenAsync();

        var request = await playground.ExecuteAsync("Agents");
        var lines = JsonDocument.Parse(request.PostData!).RootElement.GetProperty("query").GetString()!.Split('\n');

        Assert.InRange(lines[0].Length, 2, 40);
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines.Skip(1), line => line.Contains('#', StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_root_of_the_server_leads_to_the_page()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.Page.GotoAsync(new Uri(new Uri(playground.Page.Url), "/").ToString());

        await Expect(playground.Page).ToHaveTitleAsync("GraphGateway");
        Assert.EndsWith("/graphql", playground.Page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_schema_is_documented_beside_the_editor()
    {
        await using var playground = await fixture.OpenAsync();

        await playground.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await playground.Page.Locator(".graphiql-doc-explorer").GetByText("Query", new() { Exact = true }).ClickAsync();

        await Expect(playground.Page.Locator(".graphiql-doc-explorer")).ToContainTextAsync("The account's agents, sorted by databaseId unless order is set.");
    }

    private static async Task SaveScreenshotAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("PLAYGROUND_SCREENSHOT") is { Length: > 0 } path)
            await page.ScreenshotAsync(new() { Path = path });
    }
}

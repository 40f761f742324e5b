using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>The examples of <c>clients/</c>, each run as its README says.</summary>
public sealed class ExampleClientTests
{
    [SkippableTheory]
    [InlineData("typescript")]
    [InlineData("csharp")]
    [InlineData("curl")]
    public async Task Queries_mutations_and_operations_by_id_work(string language)
    {
        await using var gateway = await RunningGateway.StartAsync();

        var agents = await RunAsync(language, "query", gateway);
        var mutation = await RunAsync(language, "mutation", gateway);
        var byId = await RunAsync(language, "operation-by-id", gateway);

        Assert.Equal(await OnlineAsync(gateway), agents.Length);
        Assert.InRange(agents.Length, 51, int.MaxValue);
        Assert.Equal("opened once: true", mutation[0]);
        Assert.StartsWith("refused: SUPPORT_CONNECTION_ALREADY_CLOSED: ", Assert.Single(mutation[1..]), StringComparison.Ordinal);
        Assert.InRange(byId.Length, 2, int.MaxValue);
        Assert.Equal("nothing has changed since", byId[^1]);
    }

    [SkippableTheory]
    [InlineData("typescript")]
    [InlineData("csharp")]
    [InlineData("curl")]
    public async Task Subscriptions_work(string language)
    {
        await using var gateway = await RunningGateway.StartAsync("--Sandbox:Activity=Fast", "--Subscriptions:Interval=00:00:01");

        Assert.StartsWith("UPDATED ", Assert.Single(await RunAsync(language, "subscription", gateway)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_TypeScript_compiles_strictly()
    {
        var (status, output) = await Npm.ExecAsync(Npm.Example, "tsc", []);

        Assert.True(status == 0, output);
    }

    private static async Task<string[]> RunAsync(string language, string example, RunningGateway gateway)
    {
        var (status, output) = await (language switch
        {
            "typescript" => Npm.ExecAsync(Npm.Example, "tsx", [$"{example}.ts"], gateway.GraphQL),
            "csharp" => Command.RunAsync("", "dotnet", ["Example.dll", example], gateway.GraphQL),
            _ => CurlAsync(example, gateway),
        });
        Assert.True(status == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<(int Status, string Output)> CurlAsync(string example, RunningGateway gateway)
    {
        var (status, _) = await Command.RunAsync("", "bash", ["-c", "command -v curl && command -v jq"]);
        Chromium.SkipIf(status != 0, "bash, curl and jq are needed.");
        return await Command.RunAsync("examples/curl", "bash", [$"{example}.sh"], gateway.GraphQL);
    }

    private static async Task<int> OnlineAsync(RunningGateway gateway)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(gateway.GraphQL, new { query = "{ agents(where: { online: { eq: true } }) { totalCount } }" });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("data").GetProperty("agents").GetProperty("totalCount").GetInt32();
    }
}

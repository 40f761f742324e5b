using System.Net.Http.Json;
using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>What is asked with one key is never told to another.</summary>
public sealed partial class AccountsTests
{
    private const string Everything =
        "{ agents { nodes { name lastSession { clients { login } } sessions(first: 2) { nodes { agentSnapshot { name } } } } } supportConnections { nodes { clientName } } sessions(first: 5) { nodes { agent { name } clients { login } } } }";

    [Fact]
    public async Task Many_callers_with_different_keys_who_ask_the_same_at_once_get_their_own()
    {
        await using var upstream = await Upstream.StartAsync(KeyEcho.AnswerAsync);
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Getscreen:BaseAddress"] = $"{upstream.Address}/v1/", ["Security:AllowAnonymous"] = "false" });

        for (var round = 0; round < 5; round++)
        {
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var callers = Enumerable.Range(0, 200).Select(async caller =>
            {
                await start.Task;
                return (Key: $"owner-{caller % 50}.", Answer: await AskAsync(gateway, $"owner-{caller % 50}."));
            }).ToArray();
            start.SetResult();

            foreach (var (key, answer) in await Task.WhenAll(callers))
                Assert.Equal(Enumerable.Repeat(key, 6), Owner().Matches(answer).Select(match => match.Value));
        }
    }

    private static async Task<string> AskAsync(Gateway gateway, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Everything }) };
        request.Headers.Add("X-Api-Key", key);
        using var response = await gateway.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"owner-\d+\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owner();
}

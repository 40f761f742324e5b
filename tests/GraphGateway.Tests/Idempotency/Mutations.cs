using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Idempotency;

/// <summary>The keyed mutations, as clients send them, and the parts of their answers.</summary>
internal static class Mutations
{
    private const string Connect = """
        mutation($agent: ID!, $key: String) { connectAgent(input: { agentId: $agent, idempotencyKey: $key }) {
          url agent { databaseId name } errors { __typename ... on Error { code message } ... on AgentBlockedError { agent { databaseId name os } } } } }
        """;

    private const string Create = """
        mutation($name: String, $key: String) { createSupportConnection(input: { clientName: $name, idempotencyKey: $key }) {
          supportConnection { id databaseId status createdAt inviteCode inviteUrl connectUrl clientName } errors { __typename ... on Error { code message } } } }
        """;

    public static Task<JsonElement> ConnectAsync(this Gateway gateway, string agent, string? key, params (string, string)[] headers) =>
        gateway.AskAsync(Connect, new { agent, key }, headers: headers);

    public static Task<JsonElement> CreateAsync(this Gateway gateway, string? name, string? key, params (string, string)[] headers) =>
        gateway.AskAsync(Create, new { name, key }, headers: headers);

    /// <summary>The code of the first error; empty where there is none.</summary>
    public static string Code(this JsonElement answer) =>
        answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString()! : "";

    public static string Message(this JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("message").GetString()!;

    public static string Link(this JsonElement answer) => answer.GetProperty("data").GetProperty("connectAgent").GetProperty("url").GetString()!;

    public static JsonElement Made(this JsonElement answer) => answer.GetProperty("data").GetProperty("createSupportConnection").GetProperty("supportConnection");

    /// <summary>How often a method was called.</summary>
    public static int Count(this Gateway gateway, string path) => gateway.Calls.Count(call => call.Contains(path, StringComparison.Ordinal));
}

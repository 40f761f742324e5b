using System.Text.Json;
using GraphGateway.Getscreen.Http;
using GraphGateway.GraphTypes;

namespace GraphGateway.Benchmarks.Price;

/// <summary>
/// The naive way: which calls each occurrence of a field takes where every resolver asks for itself, and knows neither what others
/// have read nor what is selected around it. A field that does not stand here takes none.
/// </summary>
internal static class NaiveRules
{
    private static readonly Dictionary<string, Func<NaiveField, IEnumerable<GetscreenCall>>> _rules = new(StringComparer.Ordinal)
    {
        ["Query.agents"] = _ => [AgentsList()],
        ["Query.agent"] = _ => [AgentsList()],
        ["Query.agentGroups"] = _ => [AgentsList()],
        ["Query.supportConnections"] = _ => [Get("support/list")],
        ["Query.supportConnection"] = field => [SupportInfo(field.Text("id"))],
        ["Query.sessions"] = field => [.. NaiveHistory.Pages(field), .. NaiveHistory.Count(field)],
        ["Query.session"] = field => [NaiveHistory.OneSession(field.Text("id"))],
        ["Query.node"] = field => [Node(field.Text("id"))],
        ["Query.nodes"] = field => field.Argument("ids")!.AsArray().Select(id => Node(id!.ToString())),

        ["Session.agent"] = _ => [AgentsList()],
        ["Agent.sessions"] = NaiveHistory.PagesOfAgent,
        ["Agent.sessionCount"] = field => [NaiveHistory.Newest(field)],
        ["Agent.lastSession"] = field => [NaiveHistory.Newest(field)],
        ["Agent.lastClient"] = field => [NaiveHistory.Newest(field)],

        ["Mutation.connectAgent"] = field => [Post("agents/connect").With("agent_id", Number(GlobalId.Agent, Input(field, "agentId")))],
        ["Mutation.createSupportConnection"] = field => [Post("support/create").With("client_name", Input(field, "clientName"))],
        ["Mutation.closeSupportConnection"] = field => [Post("support/close").With("connection_id", Number(GlobalId.SupportConnection, Input(field, "supportConnectionId")))],
        ["ConnectAgentPayload.agent"] = _ => [AgentsList()],
        ["AgentBlockedError.agent"] = _ => [AgentsList()],
        ["CreateSupportConnectionPayload.supportConnection"] = OfPayload,
        ["CloseSupportConnectionPayload.supportConnection"] = OfPayload,
        ["SupportConnectionAlreadyClosedError.supportConnection"] = OfPayload,
    };

    public static IEnumerable<GetscreenCall> CallsOf(NaiveField field) => _rules.TryGetValue(field.Coordinate, out var rule) ? rule(field) : [];

    private static GetscreenCall Get(string path) => new(HttpMethod.Get, path);

    private static GetscreenCall Post(string path) => new(HttpMethod.Post, path);

    private static GetscreenCall AgentsList() => Get("agents/list");

    private static GetscreenCall SupportInfo(string id) => Get("support/info").With("connection_id", Number(GlobalId.SupportConnection, id));

    private static IEnumerable<GetscreenCall> OfPayload(NaiveField field) =>
        field.Value.ValueKind is JsonValueKind.Null ? [] : [SupportInfo(field.IdOf(field.Value))];

    private static GetscreenCall Node(string id) => GlobalId.Parse(id).Type switch
    {
        GlobalId.Agent => AgentsList(),
        GlobalId.SupportConnection => SupportInfo(id),
        _ => NaiveHistory.OneSession(id),
    };

    private static int Number(string type, string? id) => GlobalId.ParseNumber(type, id!);

    private static string? Input(NaiveField field, string name) => field.Argument("input")?[name]?.ToString();
}

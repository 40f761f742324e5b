using System.Text.Json;
using GraphGateway.Sandbox.Http;
using GraphGateway.Sandbox.Videos;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.History;

/// <summary>The method <c>history/list</c>.</summary>
internal sealed class HistoryMethods(SandboxWorld world, SandboxOptions options)
{
    public Task ListAsync(HttpContext context) => HistoryFilter.Read(context) is { } filter
        ? SandboxResponse.JsonAsync(context, json => Write(json, filter, context.Request))
        : SandboxResponse.StatusAsync(context, StatusCodes.Status400BadRequest);

    private void Write(Utf8JsonWriter json, HistoryFilter filter, HttpRequest request)
    {
        var rows = world.History(filter.AgentId);
        SandboxSession[] matching = filter.IsEmpty ? [.. rows] : [.. rows.Where(filter.Matches)];
        if (options.HistoryOrder is SandboxHistoryOrder.NewestFirst)
            Array.Reverse(matching);

        json.WriteStartObject();
        json.WriteNumber("offset", filter.Offset);
        json.WriteNumber("limit", filter.Limit);
        json.WriteNumber("total", matching.Length);
        WriteFilter(json, filter);
        json.WriteStartArray("data");
        foreach (var session in matching.AsSpan(Math.Min(filter.Offset, matching.Length), Math.Min(filter.Limit, Math.Max(0, matching.Length - filter.Offset))))
            Write(json, session, request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFilter(Utf8JsonWriter json, HistoryFilter filter)
    {
        json.WriteStartObject("filter");
        if (filter.DateFrom is { } from)
            json.WriteNumber("date_from", from);
        if (filter.DateTo is { } to)
            json.WriteNumber("date_to", to);
        if (filter.AgentId is { } agentId)
            json.WriteNumber("agent_id", agentId);
        if (filter.Video is { } video)
            json.WriteBoolean("video", video);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, SandboxSession session, HttpRequest request)
    {
        var payload = new VariantJsonWriter(json, options.Variant);
        json.WriteStartObject();
        payload.Number("id", session.Id);
        payload.Number("start", session.Start);
        payload.OptionalTime("stop", session.Stop, session.Id);
        WriteClients(json, payload, session);
        WriteAgent(json, payload, session.Agent);
        if (session.VideoSize is { } size)
        {
            json.WriteStartObject("video");
            payload.OptionalText("url", VideoMethods.UrlOf(session, request), session.Id);
            payload.Number("size", size);
            json.WriteEndObject();
        }

        payload.Novelty();
        json.WriteEndObject();
    }

    private void WriteClients(Utf8JsonWriter json, VariantJsonWriter payload, SandboxSession session)
    {
        var single = options.Variant is SandboxVariant.Loose && session.Clients.Count == 1;
        json.WritePropertyName(options.Variant is SandboxVariant.Loose && session.Id % 2 == 0 ? "client" : "clients");
        if (!single)
            json.WriteStartArray();
        foreach (var client in session.Clients)
        {
            json.WriteStartObject();
            payload.Text("user_agent", client.UserAgent);
            payload.Text("login", client.Login);
            payload.Geo(client.Place);
            json.WriteEndObject();
        }

        if (!single)
            json.WriteEndArray();
    }

    private static void WriteAgent(Utf8JsonWriter json, VariantJsonWriter payload, SandboxAgent agent)
    {
        json.WriteStartObject("agent");
        payload.Number("id", agent.Id);
        payload.Text("name", agent.Name);
        payload.Text("group", agent.Group);
        payload.Geo(agent.Place);
        payload.System("os", agent.Os, agent.Id);
        payload.Text("version", agent.Version);
        payload.Text("owner", agent.Owner);
        json.WriteEndObject();
    }
}

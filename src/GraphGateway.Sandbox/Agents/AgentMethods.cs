using System.Buffers;
using System.Text.Json;
using GraphGateway.Sandbox.Http;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.Agents;

/// <summary>The methods <c>agents/list</c> and <c>agents/connect</c>.</summary>
internal sealed class AgentMethods(SandboxWorld world, SandboxOptions options)
{
    private SerializedList _list = new(-1, default);

    // The list is long and requested often, so it is serialized once per version of the data. Version and body are in one immutable object,
    // because concurrent calls read and replace it.
    public Task ListAsync(HttpContext context)
    {
        var list = _list;
        var version = world.Version;
        if (list.Version != version)
            _list = list = new(version, Write());
        return SandboxResponse.JsonAsync(context, list.Body);
    }

    public Task ConnectAsync(HttpContext context)
    {
        if (!context.TryId("agent_id", out var id))
            return SandboxResponse.StatusAsync(context, StatusCodes.Status400BadRequest);
        if (world.Agent(id) is not { } agent)
            return SandboxResponse.StatusAsync(context, options.Variant is SandboxVariant.Later ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        if (agent.Disabled)
            return SandboxResponse.StatusAsync(context, StatusCodes.Status403Forbidden);

        var url = world.Link(agent);
        return SandboxResponse.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteString("url", url);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private ReadOnlyMemory<byte> Write()
    {
        var buffer = new ArrayBufferWriter<byte>(128 * 1024);
        using var json = new Utf8JsonWriter(buffer);
        var bare = options.Variant is SandboxVariant.Later;
        if (!bare)
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
        }

        json.WriteStartArray();
        foreach (var agent in world.Agents)
            Write(json, agent);
        json.WriteEndArray();
        if (!bare)
            json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter json, SandboxAgent agent)
    {
        var payload = new VariantJsonWriter(json, options.Variant);
        json.WriteStartObject();
        payload.Number("id", agent.Id);
        payload.Text("name", agent.Name);
        payload.Text("group", agent.Group);
        json.WriteBoolean("disabled", agent.Disabled);
        json.WriteBoolean("limited", agent.Limited);
        payload.Time("link_time", agent.LinkTime);
        payload.Time("last_time", agent.LastTime);
        payload.Geo(agent.Place);
        payload.OptionalText("permanent_url", agent.PermanentUrl, agent.Id);
        payload.OptionalText("preview_url", agent.PreviewUrl, agent.Id);
        payload.System("os", agent.Os, agent.Id);
        payload.Text("version", agent.Version);
        json.WriteBoolean("online", agent.Online);
        json.WriteBoolean("installed", agent.Installed);
        json.WriteBoolean("favorite", agent.Favorite);
        payload.Text("owner", agent.Owner);
        WriteSessions(json, payload, agent.Id);
        payload.Novelty();
        json.WriteEndObject();
    }

    private void WriteSessions(Utf8JsonWriter json, VariantJsonWriter payload, int agentId)
    {
        var (total, last) = world.SessionsOf(agentId);
        json.WriteStartObject("sessions");
        if (last is not null)
        {
            json.WriteStartObject("last");
            payload.Number("id", last.Id);
            payload.Number("start_time", last.Start);
            payload.OptionalTime("stop_time", last.Stop, last.Id);
            json.WriteStartObject("client");
            payload.Place(last.Clients[0].Place);
            payload.Text("user_agent", last.Clients[0].UserAgent);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteNumber("total", total);
        json.WriteEndObject();
    }

    private sealed record SerializedList(long Version, ReadOnlyMemory<byte> Body);
}

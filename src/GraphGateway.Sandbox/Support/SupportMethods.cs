using System.Text.Json;
using GraphGateway.Sandbox.Http;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Sandbox.Support;

/// <summary>The methods <c>support/list</c>, <c>support/create</c>, <c>support/info</c> and <c>support/close</c>.</summary>
internal sealed class SupportMethods(SandboxWorld world, SandboxOptions options)
{
    private const int MaxNameLength = 255;

    public Task ListAsync(HttpContext context) => SandboxResponse.JsonAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("remain", world.Remain);
        json.WriteStartArray("data");
        foreach (var connection in world.OpenConnections)
            Write(json, connection);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public Task CreateAsync(HttpContext context)
    {
        var name = context.Request.Query["client_name"].ToString();
        if (name.Length > MaxNameLength)
            return SandboxResponse.StatusAsync(context, StatusCodes.Status400BadRequest);
        return world.Create(name) is { } connection
            ? WriteSingleAsync(context, connection)
            : SandboxResponse.StatusAsync(context, StatusCodes.Status402PaymentRequired);
    }

    public Task InfoAsync(HttpContext context)
    {
        if (!context.TryId("connection_id", out var id))
            return SandboxResponse.StatusAsync(context, StatusCodes.Status400BadRequest);
        var connection = world.Connection(id);
        return connection is null && options.Variant is SandboxVariant.Later
            ? SandboxResponse.StatusAsync(context, StatusCodes.Status404NotFound)
            : WriteSingleAsync(context, connection);
    }

    public Task CloseAsync(HttpContext context)
    {
        if (!context.TryId("connection_id", out var id))
            return SandboxResponse.StatusAsync(context, StatusCodes.Status400BadRequest);
        if (!world.Close(id))
            return SandboxResponse.StatusAsync(context, world.Connection(id) is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        return options.Variant is SandboxVariant.Loose ? context.Response.WriteAsync(id % 2 == 0 ? "{}" : " \n", context.RequestAborted) : Task.CompletedTask;
    }

    // An array of one, an object (later variant), or an empty array if there is none.
    private Task WriteSingleAsync(HttpContext context, SandboxConnection? connection) => SandboxResponse.JsonAsync(context, json =>
    {
        var single = options.Variant is SandboxVariant.Later && connection is not null;
        json.WriteStartObject();
        json.WritePropertyName("data");
        if (!single)
            json.WriteStartArray();
        if (connection is not null)
            Write(json, connection);
        if (!single)
            json.WriteEndArray();
        json.WriteEndObject();
    });

    private void Write(Utf8JsonWriter json, SandboxConnection connection)
    {
        var payload = new VariantJsonWriter(json, options.Variant);
        json.WriteStartObject();
        payload.Number("id", connection.Id);
        payload.Number("status", options.Variant is SandboxVariant.Loose && connection.Id % 13 == 0 ? 7 : connection.Status);
        payload.Time("create_time", connection.CreateTime);
        payload.Text("invite_code", connection.InviteCode);
        payload.Text("invite_url", $"https://go.getscreen.me/invite/{connection.InviteCode}");
        payload.Text("connect_url", connection.ConnectUrl);
        payload.Text("client_name", connection.ClientName);
        payload.System("client_os", connection.ClientOs, connection.Id);
        payload.Text("client_preview_url", connection.ClientPreviewUrl);
        payload.Novelty();
        json.WriteEndObject();
    }
}

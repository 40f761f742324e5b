using System.Text.Json;
using GraphGateway.Security;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http.WebSockets;

/// <summary>Reads the credentials from the payload of <c>connection_init</c>, because browsers cannot send headers with a WebSocket upgrade.</summary>
internal static class SocketCredentials
{
    private static readonly string[] _names = [HeaderNames.Authorization, CallerAuthenticator.KeyHeader];

    /// <summary>Replaces the credentials of the upgrade request with those of the payload, if it has any.</summary>
    public static void Take(JsonElement? payload, IHeaderDictionary headers)
    {
        var supplied = payload?.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.String && _names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            .ToArray();
        if (supplied is not [_, ..])
            return;
        foreach (var name in _names)
            headers.Remove(name);
        // A name may occur twice, in different case. Then both values count.
        foreach (var property in supplied)
            headers.Append(property.Name, property.Value.GetString());
    }
}

using System.Text.Json;
using GraphGateway.Security;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Http.WebSockets;

/// <summary>The credentials in the payload of <c>connection_init</c>: browsers cannot send headers with an upgrade.</summary>
internal static class SocketCredentials
{
    private static readonly string[] _names = [HeaderNames.Authorization, CallerAuthenticator.KeyHeader];

    /// <summary>Puts the payload's credentials, where there are any, in the place of those that came with the upgrade.</summary>
    public static void Take(JsonElement? payload, IHeaderDictionary headers)
    {
        var given = payload?.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.String && _names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            .ToArray();
        if (given is not [_, ..])
            return;
        foreach (var name in _names)
            headers.Remove(name);
        // One name may be there twice, in different cases. Then both values count.
        foreach (var property in given)
            headers.Append(property.Name, property.Value.GetString());
    }
}

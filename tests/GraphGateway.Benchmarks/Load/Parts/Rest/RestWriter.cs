using System.Globalization;
using System.Text.Json;

namespace GraphGateway.Benchmarks.Load.Parts.Rest;

/// <summary>Writes the fields of the four answers, as the gateway names them.</summary>
internal static class RestWriter
{
    public static void Nodes<T>(Utf8JsonWriter json, string field, IEnumerable<T> nodes, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartObject(field);
        json.WriteStartArray("nodes");
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            write(json, node);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Brief(Utf8JsonWriter json, RestAgent agent)
    {
        json.WriteNumber("databaseId", agent.Id);
        Text(json, "name", agent.Name);
        json.WriteString("os", System(agent.Os));
        json.WriteBoolean("online", agent.Online);
        Text(json, "version", agent.Version);
    }

    public static void Full(Utf8JsonWriter json, RestAgent agent)
    {
        json.WriteNumber("databaseId", agent.Id);
        Text(json, "name", agent.Name);
        Text(json, "group", agent.Group);
        json.WriteBoolean("online", agent.Online);
        json.WriteString("os", System(agent.Os));
        Text(json, "version", agent.Version);
        Text(json, "owner", agent.Owner);
        Time(json, "linkedAt", agent.LinkTime);
        Time(json, "lastActiveAt", agent.LastTime);
        Text(json, "permanentUrl", agent.PermanentUrl);
        json.WriteNumber("sessionCount", agent.Sessions.Total);
        json.WriteStartObject("location");
        Text(json, "ip", agent.Geo.Ip);
        Text(json, "country", agent.Geo.Country);
        Text(json, "region", agent.Geo.Region);
        Text(json, "city", agent.Geo.City);
        json.WriteEndObject();
    }

    public static void Session(Utf8JsonWriter json, RestSession session, Dictionary<int, RestAgent> agents)
    {
        Times(json, session);
        json.WriteStartArray("clients");
        foreach (var client in session.Clients)
            Client(json, client);
        json.WriteEndArray();
        if (!agents.TryGetValue(session.Agent.Id, out var agent))
        {
            json.WriteNull("agent");
            return;
        }

        json.WriteStartObject("agent");
        Text(json, "name", agent.Name);
        json.WriteBoolean("online", agent.Online);
        json.WriteEndObject();
    }

    public static void WithSessions(Utf8JsonWriter json, (RestAgent Agent, List<RestSession> Sessions) pair)
    {
        json.WriteNumber("databaseId", pair.Agent.Id);
        Text(json, "name", pair.Agent.Name);
        Nodes(json, "sessions", pair.Sessions, Logins);
    }

    private static void Logins(Utf8JsonWriter json, RestSession session)
    {
        Times(json, session);
        json.WriteStartArray("clients");
        foreach (var client in session.Clients)
        {
            json.WriteStartObject();
            Text(json, "login", client.Login);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Times(Utf8JsonWriter json, RestSession session)
    {
        json.WriteNumber("databaseId", session.Id);
        Time(json, "startedAt", session.Start);
        Time(json, "stoppedAt", session.Stop ?? 0);
    }

    private static void Client(Utf8JsonWriter json, RestClient client)
    {
        json.WriteStartObject();
        Text(json, "login", client.Login);
        Text(json, "userAgent", client.UserAgent);
        if (client.Geo is { } geo)
        {
            json.WriteStartObject("location");
            Text(json, "country", geo.Country);
            Text(json, "city", geo.City);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("location");
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text) => json.WriteString(name, string.IsNullOrEmpty(text) ? null : text);

    private static void Time(Utf8JsonWriter json, string name, long seconds) => json.WriteString(
        name,
        seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static string? System(string os) => os switch { "" => null, "win" => "WINDOWS", "mac" => "MAC", "linux" => "LINUX", "android" => "ANDROID", _ => "UNKNOWN" };
}

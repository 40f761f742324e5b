using System.Globalization;
using System.Text.Json;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>
/// Reads payloads the plain way, over a parsed document. An id or an envelope that cannot be read is a <see cref="FormatException"/>; any other
/// field is then none.
/// </summary>
internal static class PlainReading
{
    public static IReadOnlyList<Agent> Agents(byte[] payload) => Rows(payload, row => new Agent
    {
        Id = (int?)Number(row, "id", int.MaxValue) ?? throw new FormatException(),
        Name = Text(row, "name"),
        LinkTime = Time(row, "link_time"),
        Online = Flag(row, "online"),
        Os = System(row, "os"),
        Geo = Object(row, "geo", orEmpty: true) is { } geo ? Geo(geo) : null,
        SessionCount = Object(row, "sessions") is { } sessions ? (int)(OptionalNumber(sessions, "total", int.MaxValue) ?? 0) : 0,
        LastSession = Object(row, "sessions") is { } of && Object(of, "last", orEmpty: true) is { } last ? Last(last) : null,
    });

    public static IReadOnlyList<string> Sessions(byte[] payload) => Rows(payload, row => Comparable(new Session
    {
        Id = (int?)Number(row, "id", int.MaxValue) ?? throw new FormatException(),
        Start = Time(row, "start"),
        Stop = Time(row, "stop"),
        Clients = Either(Clients(row, "clients"), Clients(row, "client")),
        Agent = Object(row, "agent") is { } agent ? new() { Id = (int?)Number(agent, "id", int.MaxValue), Name = Text(agent, "name"), Geo = Object(agent, "geo", orEmpty: true) is { } geo ? Geo(geo) : null } : null,
        Video = Object(row, "video", orEmpty: true) is { } video ? Video(Text(video, "url"), OptionalNumber(video, "size", 9_007_199_254_740_991)) : null,
    }));

    /// <summary>A session as text, for a record compares its list by reference.</summary>
    public static string Comparable(Session session) =>
        $"{session.Id} {session.Start:O} {session.Stop:O} [{string.Join(';', session.Clients)}] {session.Agent} {session.Video?.Url} {session.Video?.Size}";

    private static T[] Rows<T>(byte[] payload, Func<JsonElement, T> map)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            var data = root.ValueKind switch
            {
                JsonValueKind.Array => root,
                JsonValueKind.Object when root.TryGetProperty("data", out var inside) => inside,
                _ => throw new FormatException(),
            };
            if (root.ValueKind is JsonValueKind.Object)
            {
                Number(root, "remain", int.MaxValue);
                Array.ForEach(["total", "offset", "limit"], name => _ = Number(root, name, int.MaxValue) < 0 ? throw new FormatException() : 0);
            }
            return [.. Items(data).Select(Whole).Select(map)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("no JSON, or no text", exception);
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray().Where(item => item.ValueKind is not JsonValueKind.Null),
        JsonValueKind.Object => [list],
        JsonValueKind.Null => [],
        _ => throw new FormatException(),
    };

    private static JsonElement Whole(JsonElement item) => item.ValueKind is JsonValueKind.Object ? item : throw new FormatException();

    private static SessionClient[] Clients(JsonElement row, string name) => Optional(row, name, list => Items(list).ToArray()) is not { } items ? [] : [.. items.Where(item => item.ValueKind is JsonValueKind.Object).Select(client => new SessionClient
    {
        Login = Text(client, "login"),
        UserAgent = Text(client, "user_agent"),
        Geo = Object(client, "geo", orEmpty: true) is { } geo ? Geo(geo) : null,
    })];

    private static SessionClient[] Either(SessionClient[] clients, SessionClient[] client) => clients is [] ? client : clients;

    private static LastSession? Last(JsonElement last)
    {
        var (id, start, stop) = (Number(last, "id", int.MaxValue), Time(last, "start_time"), Time(last, "stop_time"));
        var client = Object(last, "client") is { } told ? new LastSessionClient { Geo = Geo(told), UserAgent = Text(told, "user_agent") } : null;
        return id is null ? null : new() { Id = (int)id, StartTime = start, StopTime = stop, Client = client == new LastSessionClient() ? null : client };
    }

    private static SessionVideo? Video(string? url, long? size) => url is null ? null : new() { Url = url, Size = size };

    private static Geo? Geo(JsonElement place)
    {
        var geo = new Geo { Ip = Text(place, "ip"), Country = Text(place, "country"), Region = Text(place, "region"), City = Text(place, "city") };
        return geo == new Geo() ? null : geo;
    }

    private static JsonElement? Object(JsonElement owner, string name, bool orEmpty = false) => !owner.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Null => null,
        JsonValueKind.String when orEmpty && value.GetString() is "" => null,
        _ => null,
    };

    private static T? Optional<T>(JsonElement owner, string name, Func<JsonElement, T?> read)
    {
        try
        {
            return owner.TryGetProperty(name, out var value) ? read(value) : default;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement owner, string name) => Optional(owner, name, Text);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Null => null,
        _ => throw new FormatException(),
    };

    private static long? OptionalNumber(JsonElement owner, string name, long most) =>
        Optional(owner, name, value => Number(value, most)) is >= 0 and var number ? number : null;

    private static long? Number(JsonElement owner, string name, long most) => owner.TryGetProperty(name, out var value) ? Number(value, most) : null;

    private static long? Number(JsonElement value, long most)
    {
        if (Text(value) is not { } text)
            return null;
        var styles = value.ValueKind is JsonValueKind.Number ? NumberStyles.Float : NumberStyles.AllowLeadingSign;
        var number = decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var parsed) && decimal.Floor(parsed) == parsed ? parsed : throw new FormatException();
        return number >= -(decimal)most - 1 && number <= most ? (long)number : throw new FormatException();
    }

    private static DateTimeOffset? Time(JsonElement owner, string name) =>
        OptionalNumber(owner, name, 253_402_300_799) is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static bool Flag(JsonElement owner, string name) => Optional(owner, name, value => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.GetRawText() is "1",
        JsonValueKind.String => value.GetString() is "true" or "1",
        _ => false,
    });

    // Compared, not read: a word may be one that cannot even be read.
    private static OperatingSystem? System(JsonElement owner, string name) => !owner.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.ValueEquals("") => null,
        JsonValueKind.String when value.ValueEquals("win") => OperatingSystem.Windows,
        JsonValueKind.String when value.ValueEquals("mac") => OperatingSystem.Mac,
        JsonValueKind.String when value.ValueEquals("linux") => OperatingSystem.Linux,
        JsonValueKind.String when value.ValueEquals("android") => OperatingSystem.Android,
        JsonValueKind.String => OperatingSystem.Unknown,
        _ => null,
    };
}

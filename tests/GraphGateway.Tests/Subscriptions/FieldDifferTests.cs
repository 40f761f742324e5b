using System.Reflection;
using GraphGateway.Agents;
using GraphGateway.Getscreen;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;
using GraphGateway.Getscreen.Support;
using GraphGateway.Sessions;
using GraphGateway.Subscriptions;
using GraphGateway.SupportConnections;

namespace GraphGateway.Tests.Subscriptions;

/// <summary>Whatever field of a thing changes, alone, is reported. A field that is new to a type fails here until it is compared.</summary>
public sealed class FieldDifferTests
{
    private static readonly DateTimeOffset _time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly Geo _geo = new() { Ip = "1.2.3.4", Country = "a", Region = "b", City = "c" };

    private static readonly Agent _agent = new()
    {
        Id = 1,
        Name = "a",
        Group = "b",
        LinkTime = _time,
        LastTime = _time,
        Geo = _geo,
        PermanentUrl = "c",
        PreviewUrl = "d",
        Os = Getscreen.OperatingSystem.Linux,
        Version = "1",
        Owner = "e",
        LastSession = new() { Id = 2, StartTime = _time, StopTime = _time, Client = new() { UserAgent = "f", Geo = _geo } },
    };

    private static readonly SupportConnection _connection = new()
    {
        Id = 1,
        CreateTime = _time,
        InviteCode = "a",
        InviteUrl = "b",
        ConnectUrl = "c",
        ClientName = "d",
        ClientOs = Getscreen.OperatingSystem.Linux,
        ClientPreviewUrl = "e",
    };

    private static readonly Session _session = new()
    {
        Id = 1,
        Start = _time,
        Stop = _time,
        Clients = [new() { Login = "a", UserAgent = "b", Geo = _geo }],
        Agent = new() { Id = 1, Name = "a", Group = "b", Geo = _geo, Os = Getscreen.OperatingSystem.Linux, Version = "1", Owner = "c" },
        Video = new() { Url = "a", Size = 1 },
    };

    // The schema's name of what the upstream calls otherwise.
    private static readonly Dictionary<string, string> _names = new()
    {
        ["LinkTime"] = "linkedAt",
        ["LastTime"] = "lastActiveAt",
        ["CreateTime"] = "createdAt",
        ["Geo"] = "location",
        ["LastSession.Client"] = "lastClient",
    };

    [Fact]
    public void Each_field_of_an_agent_is_reported_by_its_name() => Check(_agent, AgentChangeFeed.Fields, new AgentType([new AgentSessionFields()]).Fields.Select(field => field.Name));

    [Fact]
    public void Each_field_of_a_support_connection_is_reported_by_its_name() =>
        Check(_connection, SupportConnectionChangeFeed.Fields, new SupportConnectionType().Fields.Select(field => field.Name));

    [Fact]
    public async Task Each_field_of_a_session_is_reported() => Assert.All(
        await Task.WhenAll(Changes(_session, "").Where(change => change.Path != "Id").Select(async change => (change.Path, Told: await TellsAsync((Session)change.Changed)))),
        // A recording's address may be another one each time it is told.
        told => Assert.Equal((told.Path, told.Path != "Video.Url"), told));

    [Fact]
    public async Task A_recording_that_comes_grows_or_goes_is_reported()
    {
        Assert.True(await TellsAsync(_session with { Video = null }));
        Assert.True(await TellsAsync(_session with { Video = _session.Video! with { Size = 2 } }));
        Assert.True(await TellsAsync(_session with { Clients = [.. _session.Clients, .. _session.Clients] }));
        Assert.False(await TellsAsync(_session with { Clients = [.. _session.Clients], Video = new() { Url = "b", Size = 1 } }));
    }

    private static void Check<T>(T thing, FieldDiffer<T> fields, IEnumerable<string> names)
        where T : class
    {
        foreach (var (path, changed) in Changes(thing, "").Where(change => change.Path != "Id"))
            Assert.Equal((path, Name(path)), (path, Assert.Single(fields.Differing(thing, (T)changed))));
        Assert.All(Changes(thing, "").Where(change => change.Path != "Id"), change => Assert.Contains(Name(change.Path), names));
    }

    private static string Name(string path)
    {
        var known = _names.Keys.Where(name => path == name || path.StartsWith($"{name}.", StringComparison.Ordinal)).MaxBy(name => name.Length);
        var property = path.Split('.')[0];
        return known is not null ? _names[known] : $"{char.ToLowerInvariant(property[0])}{property[1..]}";
    }

    // Copies of a thing in each of which one property is another one, those of its parts among them.
    private static IEnumerable<(string Path, object Changed)> Changes(object thing, string prefix)
    {
        foreach (var property in thing.GetType().GetProperties().Where(property => property.SetMethod is not null))
        {
            var value = property.GetValue(thing)!;
            foreach (var (path, other) in Others(property, value, prefix))
            {
                var copy = thing.GetType().GetMethod("<Clone>$")!.Invoke(thing, null)!;
                property.SetValue(copy, other);
                yield return (path, copy);
            }
        }
    }

    private static IEnumerable<(string Path, object? Other)> Others(PropertyInfo property, object value, string prefix)
    {
        var path = prefix + property.Name;
        return value switch
        {
            IReadOnlyList<SessionClient> clients => Changes(clients[0], $"{path}.").Select(change => (change.Path, (object?)new[] { (SessionClient)change.Changed })),
            Geo or LastSession or LastSessionClient or SessionAgent or SessionVideo => Changes(value, $"{path}.").Select(change => (change.Path, (object?)change.Changed)),
            _ => [(path, Other(value))],
        };
    }

    private static object Other(object value) => value switch
    {
        string text => text + "x",
        int number => number + 1,
        long number => number + 1,
        bool flag => !flag,
        DateTimeOffset time => time.AddSeconds(1),
        Getscreen.OperatingSystem => Getscreen.OperatingSystem.Mac,
        SupportConnectionStatus status => status + 1,
        _ => throw new InvalidOperationException($"The test cannot change a {value.GetType().Name} yet: teach it."),
    };

    private static async Task<bool> TellsAsync(Session now)
    {
        var row = _session;
        var source = new SessionChangeDetector((window, _) => Task.FromResult(new HistoryPage { Offset = window.Offset, Limit = window.Limit, Total = 1, Sessions = window.Offset == 0 ? [row] : [] }));
        await source.ReadAsync(CancellationToken.None);
        row = now;
        return (await source.ReadAsync(CancellationToken.None)).Any(change => change.Kind == ChangeKind.Updated);
    }
}

using System.Globalization;

namespace GraphGateway.Sandbox.World;

/// <summary>Generates the simulated data from a seed: desktops, two years of sessions, and open support connections, with realistic irregularities.</summary>
internal sealed class WorldSeeder(SandboxOptions options, SeededRandom random, long now)
{
    private const long Day = 86_400;
    private const int FirstAgentId = 1001;
    private const int FirstSessionId = 20_001;
    private const int FirstConnectionId = 301;

    public List<SandboxAgent> Agents() => [.. Enumerable.Range(0, options.Agents).Select(Agent)];

    /// <summary>Generates the history, oldest first. One session in fifty is of a desktop that was removed from the account later.</summary>
    public List<SandboxSession> Sessions(IReadOnlyList<SandboxAgent> agents)
    {
        SandboxAgent[] removed = [.. Enumerable.Range(0, 5).Select(index => Agent(options.Agents + index) with { Id = 901 + index })];
        // One desktop in ten has no sessions.
        SandboxAgent[] used = [.. agents.Where(agent => agent.Id % 10 != 9)];
        long[] starts = [.. Enumerable.Range(0, options.Sessions).Select(_ => now - random.Between(3 * 3600, 730 * Day)).Order()];
        var id = FirstSessionId;
        var sessions = new List<SandboxSession>(starts.Length);
        foreach (var start in starts)
        {
            id += random.Between(1, 3);
            sessions.Add(Session(id, start, used.Length == 0 || random.Chance(0.02) ? random.Pick(removed) : random.Skewed(used)));
        }

        return LeaveSomeRunning(sessions);
    }

    public List<SandboxConnection> Connections() =>
        [.. Enumerable.Range(0, options.SupportConnections).Select(index => Connection(FirstConnectionId + index, now - random.Between(60, 2 * Day), Person(), random.Between(0, 2)))];

    public SandboxConnection Connection(int id, long created, string clientName, int status)
    {
        var connection = new SandboxConnection
        {
            Id = id,
            Status = 0,
            CreateTime = created,
            InviteCode = random.Text(9, "0123456789"),
            ConnectUrl = $"https://go.getscreen.me/turbo/{random.Text(64)}",
            ClientName = clientName,
        };
        return status == 0 ? connection : Joined(connection) with { Status = status };
    }

    public SandboxConnection Joined(SandboxConnection connection) => connection with
    {
        Status = 1,
        ClientOs = random.Pick(Systems),
        ClientPreviewUrl = $"https://getscreen.me/preview/{random.Text(48)}.png",
    };

    public SandboxSession Session(int id, long start, SandboxAgent agent) => new()
    {
        Id = id,
        Start = start,
        Stop = start + random.Between(20, 2 * 3600),
        Clients = [.. Enumerable.Range(0, random.Chance(0.1) ? 2 : 1).Select(_ => Client())],
        Agent = random.Chance(0.05) ? agent with { Name = $"{agent.Name} (old)", Group = random.Pick(WorldNames.Groups) } : agent,
        VideoSize = random.Chance(0.3) ? random.Between(100_000L, 50_000_000L) : null,
    };

    private string[] Systems => options.Variant is SandboxVariant.Documented ? ["win", "win", "win", "mac", "linux"] : ["win", "win", "mac", "linux", "android"];

    private SandboxAgent Agent(int index)
    {
        var person = Person();
        var linked = now - random.Between(5 * Day, 900 * Day);
        var online = random.Chance(0.6);
        return new()
        {
            Id = FirstAgentId + index,
            Name = random.Chance(0.5) ? person : $"DESKTOP-{random.Text(7, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789")}",
            Group = random.Chance(0.06) ? "" : random.Pick(WorldNames.Groups),
            Disabled = index % 25 == 24,
            Limited = index % 40 == 39,
            LinkTime = linked,
            LastTime = index % 50 == 49 ? 0 : online ? now : now - random.Between(600, 4 * Day),
            Place = random.Place(),
            PermanentUrl = index % 4 == 3 ? null : string.Create(CultureInfo.InvariantCulture, $"https://go.getscreen.me/{Login(person)}-{index}"),
            PreviewUrl = $"https://getscreen.me/preview/{random.Text(48)}.png",
            Os = random.Pick(Systems),
            Version = random.Pick(WorldNames.Versions),
            Online = online,
            Installed = random.Chance(0.85),
            Favorite = random.Chance(0.1),
            Owner = $"{Login(random.Chance(0.5) ? person : Person())}@example.com",
        };
    }

    private SandboxClient Client() => new(
        random.Chance(0.2) ? "" : $"{Login(Person())}@example.com",
        random.Pick(WorldNames.UserAgents),
        random.Place());

    private static List<SandboxSession> LeaveSomeRunning(List<SandboxSession> sessions)
    {
        for (var i = Math.Max(0, sessions.Count - 3); i < sessions.Count; i++)
            sessions[i] = sessions[i] with { Stop = null, VideoSize = null };
        return sessions;
    }

    private string Person() => $"{random.Pick(WorldNames.FirstNames)} {random.Pick(WorldNames.LastNames)}";

    private static string Login(string person) => new([.. person.ToLowerInvariant().Where(c => c is ' ' or (>= 'a' and <= 'z')).Select(c => c == ' ' ? '.' : c)]);
}

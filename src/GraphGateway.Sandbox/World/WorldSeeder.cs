using System.Globalization;

namespace GraphGateway.Sandbox.World;

/// <summary>Grows a world from its seed: desktops, two years of sessions, open support connections, and all their irregularities.</summary>
internal sealed class WorldSeeder(SandboxOptions options, SeededRandom chance, long now)
{
    private const long Day = 86_400;
    private const int FirstAgentId = 1001;
    private const int FirstSessionId = 20_001;
    private const int FirstConnectionId = 301;

    public List<SandboxAgent> Agents() => [.. Enumerable.Range(0, options.Agents).Select(Agent)];

    /// <summary>The history, the oldest first. One session in fifty is of a desktop that has left the account since.</summary>
    public List<SandboxSession> Sessions(IReadOnlyList<SandboxAgent> agents)
    {
        SandboxAgent[] gone = [.. Enumerable.Range(0, 5).Select(index => Agent(options.Agents + index) with { Id = 901 + index })];
        // One desktop in ten has never been used.
        SandboxAgent[] used = [.. agents.Where(agent => agent.Id % 10 != 9)];
        long[] starts = [.. Enumerable.Range(0, options.Sessions).Select(_ => now - chance.Between(3 * 3600, 730 * Day)).Order()];
        var id = FirstSessionId;
        var sessions = new List<SandboxSession>(starts.Length);
        foreach (var start in starts)
        {
            id += chance.Between(1, 3);
            sessions.Add(Session(id, start, used.Length == 0 || chance.Of(0.02) ? chance.One(gone) : chance.Skewed(used)));
        }

        return LeaveSomeRunning(sessions);
    }

    public List<SandboxConnection> Connections() =>
        [.. Enumerable.Range(0, options.SupportConnections).Select(index => Connection(FirstConnectionId + index, now - chance.Between(60, 2 * Day), Person(), chance.Between(0, 2)))];

    public SandboxConnection Connection(int id, long created, string clientName, int status)
    {
        var connection = new SandboxConnection
        {
            Id = id,
            Status = 0,
            CreateTime = created,
            InviteCode = chance.Text(9, "0123456789"),
            ConnectUrl = $"https://go.getscreen.me/turbo/{chance.Text(64)}",
            ClientName = clientName,
        };
        return status == 0 ? connection : Joined(connection) with { Status = status };
    }

    public SandboxConnection Joined(SandboxConnection connection) => connection with
    {
        Status = 1,
        ClientOs = chance.One(Systems),
        ClientPreviewUrl = $"https://getscreen.me/preview/{chance.Text(48)}.png",
    };

    public SandboxSession Session(int id, long start, SandboxAgent agent) => new()
    {
        Id = id,
        Start = start,
        Stop = start + chance.Between(20, 2 * 3600),
        Clients = [.. Enumerable.Range(0, chance.Of(0.1) ? 2 : 1).Select(_ => Client())],
        Agent = chance.Of(0.05) ? agent with { Name = $"{agent.Name} (old)", Group = chance.One(WorldNames.Groups) } : agent,
        VideoSize = chance.Of(0.3) ? chance.Between(100_000L, 50_000_000L) : null,
    };

    private string[] Systems => options.Variant is SandboxVariant.Documented ? ["win", "win", "win", "mac", "linux"] : ["win", "win", "mac", "linux", "android"];

    private SandboxAgent Agent(int index)
    {
        var person = Person();
        var linked = now - chance.Between(5 * Day, 900 * Day);
        var online = chance.Of(0.6);
        return new()
        {
            Id = FirstAgentId + index,
            Name = chance.Of(0.5) ? person : $"DESKTOP-{chance.Text(7, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789")}",
            Group = chance.Of(0.06) ? "" : chance.One(WorldNames.Groups),
            Disabled = index % 25 == 24,
            Limited = index % 40 == 39,
            LinkTime = linked,
            LastTime = index % 50 == 49 ? 0 : online ? now : now - chance.Between(600, 4 * Day),
            Place = chance.Place(),
            PermanentUrl = index % 4 == 3 ? null : string.Create(CultureInfo.InvariantCulture, $"https://go.getscreen.me/{Login(person)}-{index}"),
            PreviewUrl = $"https://getscreen.me/preview/{chance.Text(48)}.png",
            Os = chance.One(Systems),
            Version = chance.One(WorldNames.Versions),
            Online = online,
            Installed = chance.Of(0.85),
            Favorite = chance.Of(0.1),
            Owner = $"{Login(chance.Of(0.5) ? person : Person())}@example.com",
        };
    }

    private SandboxClient Client() => new(
        chance.Of(0.2) ? "" : $"{Login(Person())}@example.com",
        chance.One(WorldNames.UserAgents),
        chance.Place());

    private static List<SandboxSession> LeaveSomeRunning(List<SandboxSession> sessions)
    {
        for (var i = Math.Max(0, sessions.Count - 3); i < sessions.Count; i++)
            sessions[i] = sessions[i] with { Stop = null, VideoSize = null };
        return sessions;
    }

    private string Person() => $"{chance.One(WorldNames.FirstNames)} {chance.One(WorldNames.LastNames)}";

    private static string Login(string person) => new([.. person.ToLowerInvariant().Where(c => c is ' ' or (>= 'a' and <= 'z')).Select(c => c == ' ' ? '.' : c)]);
}

namespace GraphGateway.Sandbox.World;

/// <summary>The in-memory data of the simulated account, which the seven methods read and change. Thread-safe.</summary>
public sealed class SandboxWorld
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SeededRandom _random;
    private readonly WorldSeeder _seeder;
    private readonly SortedDictionary<int, SandboxAgent> _agents;
    private readonly List<SandboxSession> _sessions;
    private readonly Dictionary<int, List<SandboxSession>> _sessionsByAgent = [];
    private readonly SortedDictionary<int, SandboxConnection> _connections;
    private readonly Dictionary<string, int> _links = [];
    private int _remain;

    internal SandboxWorld(SandboxOptions options, TimeProvider time)
    {
        _time = time;
        _random = new(options.Seed);
        _seeder = new(options, _random, Now);
        var agents = _seeder.Agents();
        _agents = new(agents.ToDictionary(agent => agent.Id));
        _sessions = _seeder.Sessions(agents);
        foreach (var session in _sessions)
            OfAgent(session.Agent.Id).Add(session);
        _connections = new(_seeder.Connections().ToDictionary(connection => connection.Id));
        _remain = Math.Max(0, options.PlanLimit - _connections.Count);
    }

    /// <summary>The version of the data. It increases with every change, so that serialized data can be cached per version.</summary>
    public long Version { get; private set; }

    /// <summary>How many more connections the plan allows. Closing a connection does not increase it.</summary>
    public int Remain => Locked(() => _remain);

    /// <summary>The agents, by id.</summary>
    public IReadOnlyList<SandboxAgent> Agents => Locked(() => _agents.Values.ToArray());

    /// <summary>The session history, oldest first.</summary>
    public IReadOnlyList<SandboxSession> Sessions => Locked(() => _sessions.ToArray());

    /// <summary>The open support connections, by id.</summary>
    public IReadOnlyList<SandboxConnection> OpenConnections => Locked(() => _connections.Values.Where(connection => connection.Status != 3).ToArray());

    internal long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Returns an agent, or null if there is none.</summary>
    public SandboxAgent? Agent(int id) => Locked(() => _agents.GetValueOrDefault(id));

    /// <summary>Returns the number of an agent's sessions, and the last one.</summary>
    public (int Total, SandboxSession? Last) SessionsOf(int agentId) => Locked(() =>
        _sessionsByAgent.TryGetValue(agentId, out var sessions) ? (sessions.Count, sessions.LastOrDefault()) : (0, null));

    /// <summary>Adds or replaces an agent.</summary>
    public void Put(SandboxAgent agent) => Change(() => _agents[agent.Id] = agent);

    /// <summary>Removes an agent from the list. Its sessions stay in the history.</summary>
    public bool RemoveAgent(int id) => Change(() => _agents.Remove(id));

    /// <summary>Returns a connection, open or closed, or null if there is none.</summary>
    public SandboxConnection? Connection(int id) => Locked(() => _connections.GetValueOrDefault(id));

    /// <summary>Creates a connection, or returns null if the plan's limit is reached.</summary>
    public SandboxConnection? Create(string clientName) => Change(() =>
    {
        if (_remain == 0)
            return null;
        _remain--;
        var id = _connections.Count == 0 ? 301 : _connections.Keys.Max() + 1;
        return _connections[id] = _seeder.Connection(id, Now, clientName, status: 0);
    });

    /// <summary>Simulates that the client joins a connection, which then has an operating system and a preview image.</summary>
    public void Join(int connectionId) => Change(() => _connections[connectionId] = _seeder.Joined(_connections[connectionId]));

    /// <summary>Sets a connection's status.</summary>
    public void SetStatus(int connectionId, int status) => Change(() => _connections[connectionId] = _connections[connectionId] with { Status = status });

    /// <summary>Closes a connection. False if there is none or it is already closed, so only one of several concurrent calls succeeds.</summary>
    public bool Close(int connectionId) => Change(() =>
    {
        if (!_connections.TryGetValue(connectionId, out var connection) || connection.Status == 3)
            return false;
        _connections[connectionId] = connection with { Status = 3 };
        return true;
    });

    /// <summary>Creates a one-time link to an agent.</summary>
    public string Link(SandboxAgent agent) => Change(() =>
    {
        var url = $"https://go.getscreen.me/{agent.Owner.Split('@')[0]}/?connect={agent.Id}&llt={_random.Text(64)}&s={_random.Text(64, "0123456789abcdef")}";
        _links.Add(url, agent.Id);
        return url;
    });

    /// <summary>Follows a one-time link, which starts a session. Null if the link is invalid or used.</summary>
    public SandboxSession? Follow(string url) => Change(() => _links.Remove(url, out var agentId) && _agents.ContainsKey(agentId) ? Begin(agentId) : null);

    /// <summary>Starts a session on an agent now.</summary>
    public SandboxSession StartSession(int agentId) => Change(() => Begin(agentId));

    /// <summary>Ends a running session.</summary>
    public void StopSession(int sessionId) => Change(() => Replace(sessionId, session => session with { Stop = Now }));

    /// <summary>Sets the size of a session's recording, or removes the recording (null).</summary>
    public void SetVideo(int sessionId, long? size) => Change(() => Replace(sessionId, session => session with { VideoSize = size }));

    /// <summary>Deletes sessions from the history and returns their number.</summary>
    public int RemoveSessions(Predicate<SandboxSession> which) => Change(() =>
    {
        foreach (var sessions in _sessionsByAgent.Values)
            sessions.RemoveAll(which);
        return _sessions.RemoveAll(which);
    });

    /// <summary>Runs one step of simulated activity, as <see cref="SandboxActivity"/> does periodically.</summary>
    public void Tick() => Change(() => new Activity.WorldStep(this, _random).Go());

    internal SandboxSession? Session(int id) => Locked(() => _sessions.Find(session => session.Id == id));

    internal IReadOnlyList<SandboxSession> History(int? agentId) => Locked(() =>
        agentId is not { } id ? _sessions.ToArray() : _sessionsByAgent.TryGetValue(id, out var sessions) ? sessions.ToArray() : []);

    private SandboxSession Begin(int agentId)
    {
        var id = _sessions.Count == 0 ? 20_001 : _sessions[^1].Id + _random.Between(1, 3);
        var session = _seeder.Session(id, Now, _agents[agentId]) with { Stop = null, VideoSize = null };
        _sessions.Add(session);
        OfAgent(agentId).Add(session);
        return session;
    }

    private bool Replace(int sessionId, Func<SandboxSession, SandboxSession> change)
    {
        var index = _sessions.FindIndex(session => session.Id == sessionId);
        if (index < 0)
            return false;
        var ofAgent = OfAgent(_sessions[index].Agent.Id);
        ofAgent[ofAgent.IndexOf(_sessions[index])] = _sessions[index] = change(_sessions[index]);
        return true;
    }

    private List<SandboxSession> OfAgent(int agentId) =>
        _sessionsByAgent.TryGetValue(agentId, out var sessions) ? sessions : _sessionsByAgent[agentId] = [];

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            Version++;
            return change();
        }
    }

    private void Change(Action change) => Change(() =>
    {
        change();
        return true;
    });
}

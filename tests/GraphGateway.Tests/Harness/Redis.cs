using System.Net;
using System.Net.Sockets;
using Garnet;
using StackExchange.Redis;

namespace GraphGateway.Tests.Harness;

/// <summary>A server that speaks Redis' protocol, in the test's process on a free loopback port: Garnet. Whatever it holds is gone when it stops.</summary>
internal sealed class Redis : IRedis
{
    /// <summary>What all instances seal with.</summary>
    public const string EncryptionKey = "a secret that all of the instances have";

    private readonly int _port = FreePort();
    private readonly bool _runsScripts;
    private GarnetServer? _server;

    public Redis(bool runsScripts = true)
    {
        _runsScripts = runsScripts;
        Start();
    }

    public string Connection => $"127.0.0.1:{_port}";

    /// <summary>The settings of an instance that shares what is in it. What hangs on a slow machine is not yet away.</summary>
    public Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Redis"] = Connection, ["ScaleOut:EncryptionKey"] = EncryptionKey, ["ScaleOut:Timeout"] = "00:00:20" };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }

    public void Start()
    {
        string[] settings = ["--port", $"{_port}", "--bind", "127.0.0.1", "--memory", "64m", "--index", "1m", "--logger-level", "None"];
        _server = new(_runsScripts ? [.. settings, "--lua"] : settings);
        _server.Start();
    }

    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    /// <summary>All keys and values, as text.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ContentAsync()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Connection);
        var database = connection.GetDatabase();
        var content = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var key in connection.GetServers()[0].KeysAsync())
            content[key!] = await TextAsync(database, key);
        return content;
    }

    private static async Task<string> TextAsync(IDatabase database, RedisKey key) => await database.KeyTypeAsync(key) is RedisType.SortedSet
        ? string.Join(' ', await database.SortedSetRangeByRankAsync(key))
        : System.Text.Encoding.Latin1.GetString((byte[]?)await database.StringGetAsync(key) ?? []);

    /// <summary>Drops a key, as if it had run out; tells whether it was there.</summary>
    public async Task<bool> DropAsync(string key)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Connection);
        return await connection.GetDatabase().KeyDeleteAsync(key);
    }

    /// <summary>Lets a key expire after this time: Redis runs by the real time, and no clock of a test moves it.</summary>
    public async Task ExpireAsync(string key, TimeSpan after)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Connection);
        Assert.True(await connection.GetDatabase().KeyExpireAsync(key, after));
    }

    /// <summary>How long a key still lives; null if it does not expire, or is not there.</summary>
    public async Task<TimeSpan?> LifetimeAsync(string key)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Connection);
        return await connection.GetDatabase().KeyTimeToLiveAsync(key);
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

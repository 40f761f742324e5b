using System.Globalization;

namespace GraphGateway.Benchmarks.Load;

/// <summary>Starts what is measured, and what it asks.</summary>
internal static class Servers
{
    public const string Key = "load-key";

    private static readonly string[] _cachesOff = ["--Caching:Agents:Ttl=0", "--Caching:SupportConnections:Ttl=0", "--Caching:SupportInfo:Ttl=0", "--Caching:Sessions:Ttl=0"];

    /// <summary>An upstream that answers from memory.</summary>
    public static Task<ServerProcess> UpstreamAsync(bool serverGc, int agents = 200, int sessions = 10_000, int latency = 0, string activity = "Off") => ServerProcess.StartPartAsync(
        Parts.UpstreamPart.Name,
        serverGc,
        agents.ToString(CultureInfo.InvariantCulture),
        sessions.ToString(CultureInfo.InvariantCulture),
        latency.ToString(CultureInfo.InvariantCulture),
        activity);

    /// <summary>The gateway as it ships.</summary>
    public static Task<ServerProcess> GatewayAsync(ServerProcess upstream, bool serverGc, bool caching, params string[] settings) => ServerProcess.StartAsync(
        "dotnet",
        port => [Path.Combine(AppContext.BaseDirectory, "GraphGateway.dll"), .. Settings(port, upstream, caching), .. settings],
        serverGc,
        "/health");

    public static IEnumerable<string> Settings(int port, ServerProcess upstream, bool caching) =>
    [
        $"--urls=http://127.0.0.1:{port}",
        "--Sandbox:Enabled=false",
        $"--Getscreen:BaseAddress={upstream.Address}v1/",
        $"--Getscreen:ApiKey={Key}",
        "--Security:AllowAnonymous=true",
        "--Operations:MaxConcurrent=10000",
        "--Http:MaxConnectionsPerCaller=10000",
        "--Http:MaxConnectionsPerAddress=10000",
        "--Logging:LogLevel:Default=Warning",
        .. caching ? [] : _cachesOff,
    ];
}

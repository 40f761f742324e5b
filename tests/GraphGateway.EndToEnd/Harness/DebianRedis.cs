using System.Diagnostics;
using System.Net.Sockets;
using GraphGateway.Tests.Harness;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>The machine's <c>redis-server</c> as a process of its own, on a free loopback port; it keeps nothing on disk.</summary>
internal sealed class DebianRedis : IRedis
{
    private readonly int _port = Redis.FreePort();
    private Process? _process;

    public DebianRedis() => Start();

    /// <summary>Null where none is installed.</summary>
    public static string? ExecutablePath { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    public string Connection => $"127.0.0.1:{_port}";

    /// <summary>Skips the test where there is none, or fails it where <c>REQUIRE_REDIS=1</c> says that nothing may be missing.</summary>
    public static void SkipIfMissing()
    {
        const string Reason = "redis-server is not installed.";
        if (ExecutablePath is null && Environment.GetEnvironmentVariable("REQUIRE_REDIS") == "1")
            Assert.Fail(Reason);
        Skip.If(ExecutablePath is null, Reason);
    }

    public void Start()
    {
        _process = Process.Start(new ProcessStartInfo(ExecutablePath!, ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]) { UseShellExecute = false });
        Patience.Until(Answers).GetAwaiter().GetResult();
    }

    public void Stop()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private bool Answers()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GraphGateway.Benchmarks.Load;

/// <summary>A server in a process of its own, stopped by its handle.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>How long it took from the start until it answered.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>The processor time that the process has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has held at once, in MB.</summary>
    public double PeakMegabytes => Status("VmHWM:");

    /// <summary>The memory that it holds, in MB.</summary>
    public double Megabytes => Status("VmRSS:");

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments, made of the port that it is to listen on.</param>
    /// <param name="serverGc">The garbage collector, where it is one of .NET.</param>
    /// <param name="probe">The path that is asked; any answer is one.</param>
    public static async Task<ServerProcess> StartAsync(string file, Func<int, IEnumerable<string>> arguments, bool serverGc, string probe = "/")
    {
        var port = FreePort();
        var start = new ProcessStartInfo(file, arguments(port)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = serverGc ? "1" : "0";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, new($"http://127.0.0.1:{port}"));
        await server.WaitAsync(probe);
        server.Start = clock.Elapsed;
        return server;
    }

    /// <summary>Starts a part of this benchmark.</summary>
    public static Task<ServerProcess> StartPartAsync(string part, bool serverGc, params string[] arguments) => StartAsync(
        Environment.ProcessPath!,
        port => [.. OwnProgram(), "load", part, port.ToString(CultureInfo.InvariantCulture), .. arguments],
        serverGc);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // This may have been started by its own name, or as what `dotnet` is to run.
    private static IEnumerable<string> OwnProgram() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    private async Task WaitAsync(string probe)
    {
        using var bound = new CancellationTokenSource(_patience);
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(probe, UriKind.Relative), bound.Token);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(5, bound.Token);
            }
        }
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>The built gateway as a process of its own, in Development with its sandbox, on a free port of loopback.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _written;
    private bool _isGone;

    private RunningGateway(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The gateway ended before it listened."));
    }

    /// <summary>Such as <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => _address.Task.Result;

    public Uri GraphQL => new(Address, "graphql");

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public int ProcessId => _process.Id;

    public string Output => string.Join('\n', _output);

    /// <param name="settings">Configuration in the form of the command line, such as <c>--Sandbox:Agents=20</c>.</param>
    public static Task<RunningGateway> StartAsync(params string[] settings) => StartAsync([], settings);

    /// <param name="environment">Variables of its environment, beside those of this process.</param>
    /// <param name="settings">Configuration in the form of the command line.</param>
    public static async Task<RunningGateway> StartAsync(Dictionary<string, string> environment, params string[] settings)
    {
        var command = Command(settings);
        foreach (var (name, value) in environment)
            command.Environment[name] = value;
        var gateway = new RunningGateway(new Process { StartInfo = command, EnableRaisingEvents = true });
        try
        {
            gateway._process.Start();
            gateway._process.BeginOutputReadLine();
            gateway._process.BeginErrorReadLine();
            await gateway._address.Task.WaitAsync(StartLimit);
            return gateway;
        }
        catch (Exception failure)
        {
            var output = gateway.Output;
            await gateway.DisposeAsync();
            throw new InvalidOperationException($"The gateway did not start within {StartLimit}:\n{output}", failure);
        }
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    /// <summary>Ends when the gateway has written the text, before or from now on.</summary>
    public async Task WroteAsync(string text)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _written += Look;
        Look();
        await written.Task.WaitAsync(WriteLimit);

        void Look()
        {
            if (Output.Contains(text, StringComparison.Ordinal))
                written.TrySetResult();
        }
    }

    /// <summary>Kills it, without a chance to end in order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isGone)
            return;
        _isGone = true;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The reference to the server's project puts the server beside the tests.
    private static ProcessStartInfo Command(string[] settings) => new("dotnet",
        ["GraphGateway.dll", "--urls", "http://127.0.0.1:0", "--environment", "Development", .. settings])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        _written?.Invoke();
        var at = line.IndexOf(Announcement, StringComparison.Ordinal);
        if (at >= 0)
            _address.TrySetResult(new Uri(line[(at + Announcement.Length)..].Trim()));
    }
}

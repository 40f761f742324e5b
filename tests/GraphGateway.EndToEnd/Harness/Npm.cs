using System.Diagnostics;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>Runs the scripts of <c>Clients/</c> with Node, with the packages that their lock file names.</summary>
internal static class Npm
{
    private static readonly TimeSpan _atMost = TimeSpan.FromMinutes(5);
    private static readonly SemaphoreSlim _restoring = new(1);
    private static (int Status, string Output)? _restored;

    /// <summary>Runs a script; skips the test where Node or its packages are missing.</summary>
    public static async Task<(int Status, string Output)> RunAsync(string script, params string[] arguments)
    {
        await RestoreAsync();
        Chromium.SkipIf(_restored is not { Status: 0 }, $"Node with the packages of Clients/package.json is needed: {_restored?.Output}");
        return await StartAsync("node", [script, .. arguments]);
    }

    private static async Task RestoreAsync()
    {
        await _restoring.WaitAsync();
        try
        {
            _restored ??= await StartAsync("npm", ["ci", "--no-audit", "--no-fund"]);
        }
        finally
        {
            _restoring.Release();
        }
    }

    private static async Task<(int Status, string Output)> StartAsync(string program, string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Clients"),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, exception.Message);
        }

        using var limit = new CancellationTokenSource(_atMost);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}

using System.ComponentModel;
using System.Diagnostics;

namespace GraphGateway.EndToEnd.Harness;

/// <summary>Runs a program to its end, with a bound.</summary>
internal static class Command
{
    /// <summary>The status of a program that could not be started.</summary>
    public const int Missing = -1;

    private static readonly TimeSpan _atMost = TimeSpan.FromMinutes(5);

    /// <param name="folder">Where it runs, relative to the tests' program.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="gateway">The gateway that it is to call, as <c>GATEWAY_URL</c>; null for none.</param>
    /// <returns>Its exit code, and what it wrote to both streams.</returns>
    public static async Task<(int Status, string Output)> RunAsync(string folder, string program, IEnumerable<string> arguments, Uri? gateway = null)
    {
        var (status, output, errors) = await RunAsync(folder, program, arguments, new Dictionary<string, string?> { ["GATEWAY_URL"] = gateway?.AbsoluteUri });
        return (status, output + errors);
    }

    /// <summary>Runs the server's program.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Settings for its environment, such as <c>Management:Port</c>.</param>
    /// <returns>Its exit code, and what it wrote to each stream.</returns>
    public static Task<(int Status, string Output, string Errors)> RunGatewayAsync(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? settings = null) => RunAsync(
        "", "dotnet", ["GraphGateway.dll", .. arguments], (settings ?? []).ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => (string?)setting.Value));

    private static async Task<(int Status, string Output, string Errors)> RunAsync(string folder, string program, IEnumerable<string> arguments, Dictionary<string, string?> environment)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                WorkingDirectory = Path.Combine(AppContext.BaseDirectory, folder),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return (Missing, exception.Message, "");
        }

        using var limit = new CancellationTokenSource(_atMost);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

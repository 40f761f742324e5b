using System.Diagnostics;
using System.Globalization;

namespace GraphGateway.Benchmarks.Load;

/// <summary>The peer on Node: Mercurius with its compiler of queries. Its packages are fetched when it is asked for first.</summary>
internal static class NodePeer
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "peer");

    public static async Task<ServerProcess> StartAsync(ServerProcess upstream)
    {
        if (!Directory.Exists(Path.Combine(_folder, "node_modules")))
            await InstallAsync();
        return await ServerProcess.StartAsync(
            "node",
            port => [Path.Combine(_folder, "server.mjs"), port.ToString(CultureInfo.InvariantCulture), $"{upstream.Address}v1/", Servers.Key],
            serverGc: false);
    }

    private static async Task InstallAsync()
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci"]) { WorkingDirectory = _folder })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidDataException($"'npm ci' failed with status {npm.ExitCode}; --no-peer leaves the peer out.");
    }
}

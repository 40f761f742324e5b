using System.Diagnostics;

namespace GraphGateway.Benchmarks.Load.Modes;

/// <summary>How long the server takes from the start of its process until it answers, and what it holds when idle, as published with ReadyToRun.</summary>
internal static class StartupMode
{
    private const int Starts = 5;
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(3);

    public static async Task<string> RunAsync(LoadOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("graphgateway-").FullName;
        try
        {
            await PublishAsync(folder);
            await using var upstream = await Servers.UpstreamAsync(options.ServerGc);
            List<(double Milliseconds, double Megabytes)> starts = [];
            for (var start = 0; start < Starts; start++)
                starts.Add(await StartAsync(folder, upstream, options.ServerGc));
            var table = new MarkdownTable(0, "ready after ms, median", "worst", "idle MB, median", "worst");
            table.Add(Median(starts.Select(start => start.Milliseconds)), starts.Max(start => start.Milliseconds), Median(starts.Select(start => start.Megabytes)), starts.Max(start => start.Megabytes));
            return $"{table}\n\n{Starts} starts, {(options.ServerGc ? "server" : "workstation")} garbage collection; the first readiness is an answer of `/health`.";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Milliseconds, double Megabytes)> StartAsync(string folder, ServerProcess upstream, bool serverGc)
    {
        await using var server = await ServerProcess.StartAsync(
            Path.Combine(folder, "GraphGateway"),
            port => Servers.Settings(port, upstream, caching: true),
            serverGc,
            "/health");
        await Task.Delay(_idle);
        return (server.Start.TotalMilliseconds, server.Megabytes);
    }

    private static async Task PublishAsync(string folder)
    {
        var project = Path.Combine(Repository(), "src", "GraphGateway", "GraphGateway.csproj");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "q"]))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
            throw new InvalidDataException($"'dotnet publish' failed with status {publish.ExitCode}.");
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GraphGateway.sln")))
                return folder.FullName;
        }

        throw new InvalidDataException("This must be run from within the repository.");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Starts / 2);
}

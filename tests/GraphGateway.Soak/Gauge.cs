using System.Globalization;

namespace GraphGateway.Soak;

/// <summary>What a process holds.</summary>
/// <param name="Memory">Resident memory in MB.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Threads.</param>
internal sealed record Gauge(int Memory, int Handles, int Threads)
{
    public static Gauge Read(int processId)
    {
        var status = File.ReadAllLines($"/proc/{processId}/status");
        return new(Number(status, "VmRSS:") / 1024, Directory.GetFiles($"/proc/{processId}/fd").Length, Number(status, "Threads:"));
    }

    /// <summary>The most resident memory that the process ever had, in MB.</summary>
    public static int Peak(int processId) => Number(File.ReadAllLines($"/proc/{processId}/status"), "VmHWM:") / 1024;

    public override string ToString() => $"{Memory} MB, {Handles} handles, {Threads} threads";

    private static int Number(string[] status, string name) =>
        int.Parse(Array.Find(status, line => line.StartsWith(name, StringComparison.Ordinal))!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Soak;

/// <summary>The memory limit of deploy/kubernetes, and the heap limit that .NET derives from it in a container.</summary>
internal static partial class KubernetesMemory
{
    // Of a container's limit the runtime takes 75 % for the heap.
    private const double HeapShare = 0.75;

    /// <summary>The container's limit in MB.</summary>
    public static int Limit { get; } = Read();

    /// <summary>The heap limit as the runtime reads it from the environment: in hexadecimal bytes.</summary>
    public static Dictionary<string, string> Environment => new() { ["DOTNET_GCHeapHardLimit"] = ((long)(Limit * 1024L * 1024 * HeapShare)).ToString("X", CultureInfo.InvariantCulture) };

    private static int Read()
    {
        var manifest = File.ReadAllText(Repository.Path("deploy", "kubernetes", "deployment.yaml"));
        return int.Parse(Memory().Match(manifest).Groups["mebibytes"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"limits: \{[^}]*memory: (?<mebibytes>\d+)Mi", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Memory();
}

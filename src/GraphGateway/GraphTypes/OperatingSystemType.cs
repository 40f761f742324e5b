using GraphQL.Types;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.GraphTypes;

internal sealed class OperatingSystemType : EnumerationGraphType
{
    public OperatingSystemType()
    {
        Name = "OperatingSystem";
        Description = "The operating systems that Getscreen names. A value that this list lacks reads as UNKNOWN.";
        Add("WINDOWS", OperatingSystem.Windows, "Microsoft Windows.");
        Add("MAC", OperatingSystem.Mac, "Apple macOS.");
        Add("LINUX", OperatingSystem.Linux, "Linux.");
        Add("ANDROID", OperatingSystem.Android, "Google Android.");
        Add("UNKNOWN", OperatingSystem.Unknown, "Something else, which this server does not know by name.");
    }
}

using GraphQL.Types;
using OperatingSystem = GraphGateway.Getscreen.OperatingSystem;

namespace GraphGateway.GraphTypes;

internal sealed class OperatingSystemType : EnumerationGraphType
{
    public OperatingSystemType()
    {
        Name = "OperatingSystem";
        Description = "The operating systems that Getscreen reports. Other values are returned as UNKNOWN.";
        Add("WINDOWS", OperatingSystem.Windows, "Microsoft Windows.");
        Add("MAC", OperatingSystem.Mac, "Apple macOS.");
        Add("LINUX", OperatingSystem.Linux, "Linux.");
        Add("ANDROID", OperatingSystem.Android, "Google Android.");
        Add("UNKNOWN", OperatingSystem.Unknown, "A value that this server does not know.");
    }
}

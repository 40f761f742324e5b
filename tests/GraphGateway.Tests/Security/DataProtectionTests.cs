using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>Data protection keeps its keys in memory, so it has nothing to warn of.</summary>
public sealed class DataProtectionTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    [InlineData("Production", "Authentication:Schemes:Bearer:Authority", "https://login.example.com")]
    public async Task The_start_has_no_warnings_of_it(string environment, params string[] more)
    {
        var settings = new Dictionary<string, string> { ["environment"] = environment, ["Logging:LogLevel:Default"] = "Information" };
        foreach (var pair in more.Chunk(2))
            settings[pair[0]] = pair[1];

        await using var gateway = await Gateway.StartAsync(settings: settings);

        // With a key ring from the home folder there is a warning whenever its key is made, or the folder cannot be written.
        Assert.Contains("Microsoft.AspNetCore.DataProtection", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DataProtection-Keys", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Log.Text.Split('\n'), line => line.StartsWith("Warning Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal));
    }
}

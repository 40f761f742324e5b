using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Clients;

/// <summary>The TypeScript that clients copy from <c>clients/cache</c> and <c>clients/stitching</c>.</summary>
public sealed class CacheConfigurationTests
{
    [SkippableFact]
    public async Task The_TypeScript_compiles_strictly_with_the_types_of_each_library()
    {
        var (status, output) = await Npm.ExecAsync(Npm.Clients, "tsc", ["--project", "."]);

        Assert.True(status == 0, output);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Deployment;

/// <summary>Builds take the packages whose hashes are checked in, and no others.</summary>
public sealed partial class LockFileTests
{
    public static TheoryData<string> Projects() => [.. SolutionProject().Matches(File.ReadAllText(Repository.Path("GraphGateway.sln"))).Select(project => project.Value.Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_a_lock_file_with_hashes_and_without_addresses(string project)
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Repository.Path(project))!, "packages.lock.json"));

        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        using var file = JsonDocument.Parse(text);
        // A second entry would be for a platform, and be rejected on all others.
        var packages = Assert.Single(file.RootElement.GetProperty("dependencies").EnumerateObject()).Value.EnumerateObject();
        Assert.All(packages.Where(package => package.Value.GetProperty("type").GetString() is not "Project"), package => Assert.True(package.Value.TryGetProperty("contentHash", out _)));
    }

    [Theory]
    [InlineData("Dockerfile", "dotnet publish")]
    [InlineData(".ci/run", "dotnet test")]
    public void What_is_shipped_and_tested_is_restored_in_locked_mode_first(string file, string command)
    {
        var text = File.ReadAllText(Repository.Path(file));

        Assert.InRange(text.IndexOf("--locked-mode", StringComparison.Ordinal), 0, text.LastIndexOf(command, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[^""]+\.csproj", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SolutionProject();
}

using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Docs;

/// <summary>The folders of a project use each other in one direction only: docs/architecture.md lists them in order, and the usings follow it.</summary>
public sealed partial class ArchitectureTests
{
    public static TheoryData<string> Projects => ["GraphGateway", "GraphGateway.Getscreen", "GraphGateway.Sandbox"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_is_in_the_list(string project) =>
        Assert.Equal(Folders(project).Order(StringComparer.Ordinal), ListOf(project).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_folders_before_it_in_the_list(string project)
    {
        var list = ListOf(project);
        var wrong =
            from folder in list
            from file in Directory.EnumerateFiles(Repository.Path("src", project, folder), "*.cs", SearchOption.AllDirectories)
            from used in Used(project, File.ReadAllText(file))
            where list.Contains(used) && used != folder && list.IndexOf(used) > list.IndexOf(folder)
            select $"{folder} must not use {used}: {Path.GetFileName(file)}";

        Assert.Empty(wrong);
    }

    // A test that finds no arrow at all would pass whatever the code does.
    [Fact]
    public void Usings_are_found() => Assert.Contains("Caching", Used("GraphGateway", "using GraphGateway.Caching;\nusing System;\nusing static GraphGateway.Observability.TelemetryNames;"));

    private static IEnumerable<string> Folders(string project) =>
        from folder in Directory.EnumerateDirectories(Repository.Path("src", project))
        where Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any()
        let name = Path.GetFileName(folder)
        where name is not ("bin" or "obj" or "Properties")
        select name;

    // The numbered lines below the project's heading.
    private static List<string> ListOf(string project)
    {
        var page = File.ReadAllText(Repository.Path("docs", "architecture.md"));
        var section = page[(page.IndexOf($"### Folders of `{project}`", StringComparison.Ordinal) + 1)..];
        section = section[..section.IndexOf("\n#", StringComparison.Ordinal)];
        return [.. NumberedLine().Matches(section).SelectMany(line => FolderName().Matches(line.Value)).Select(name => name.Groups["name"].Value)];
    }

    private static IEnumerable<string> Used(string project, string code) =>
        Using().Matches(code).Select(found => found.Groups["name"].Value).Where(name => name.StartsWith($"{project}.", StringComparison.Ordinal))
            .Select(name => name[(project.Length + 1)..].Split('.')[0]).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\d+\. .*$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedLine();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FolderName();

    [GeneratedRegex(@"^(global )?using (static )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();
}

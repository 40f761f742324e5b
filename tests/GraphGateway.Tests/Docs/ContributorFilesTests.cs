using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphGateway.Startup;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Docs;

/// <summary>The files for contributors name commands, folders, profiles and settings that exist.</summary>
public sealed partial class ContributorFilesTests
{
    private static readonly string[] _made = ["node_modules", "bin", "obj", "dist", "artifacts"];

    private static readonly JsonObject _profiles = Json("src", "GraphGateway", "Properties", "launchSettings.json")["profiles"]!.AsObject();

    public static TheoryData<string> Profiles() => [.. _profiles.Select(profile => profile.Key)];

    [Fact]
    public void Dependabot_names_every_folder_with_a_package_json()
    {
        var named = DependabotFolder().Matches(File.ReadAllText(Repository.Path(".github", "dependabot.yml"))).Select(match => match.Groups["folder"].Value);

        Assert.Equal(PackageFolders(Repository.Root).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("package-ecosystem: nuget")]
    [InlineData("package-ecosystem: docker")]
    [InlineData("package-ecosystem: github-actions")]
    public void Dependabot_watches_the_other_ecosystems(string line) =>
        Assert.Contains(line, File.ReadAllText(Repository.Path(".github", "dependabot.yml")), StringComparison.Ordinal);

    [Fact]
    public void Every_command_of_dev_is_in_its_help_and_the_other_way_round()
    {
        var script = File.ReadAllText(Repository.Path("dev"));

        Assert.Equal(Commands(script), Usage().Matches(script).Select(match => match.Groups["command"].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("README.md")]
    [InlineData(".github/pull_request_template.md")]
    [InlineData(".vscode/tasks.json")]
    [InlineData(".ci/run")]
    [InlineData("requests/gateway.http")]
    [InlineData("docs/testing.md")]
    public void A_file_names_commands_of_dev_that_exist(string file)
    {
        var named = DevCommand().Matches(File.ReadAllText(Repository.Path(file))).Select(match => match.Groups["command"].Value).Distinct(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except([.. Commands(File.ReadAllText(Repository.Path("dev"))), "help"]));
    }

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    public void The_links_of_a_page_lead_to_files(string page) =>
        Assert.All(Link().Matches(File.ReadAllText(Repository.Path(page))), link => Assert.True(Path.Exists(Repository.Path(link.Groups["path"].Value)), link.Value));

    [Fact]
    public void The_first_profile_is_the_sandbox_on_the_port_that_the_docs_name()
    {
        var (name, profile) = _profiles.First();

        Assert.Equal("sandbox", name);
        Assert.Equal("http://localhost:5080", (string?)profile!["applicationUrl"]);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_has_settings_that_exist_and_no_secret(string name)
    {
        var known = SettingsSections.All.SelectMany(section => section.Options.GetProperties().Select(property => $"{section.Section}:{property.Name}")).Append("ConnectionStrings:Redis").ToArray();
        var set = _profiles[name]!["environmentVariables"]!.AsObject().Select(variable => variable.Key.Replace("__", ":", StringComparison.Ordinal)).Where(key => key != "ASPNETCORE_ENVIRONMENT").ToArray();

        Assert.Empty(set.Except(known));
        Assert.DoesNotContain(set, key => key.EndsWith("Key", StringComparison.Ordinal) || key.StartsWith("Security:Tokens", StringComparison.Ordinal));
    }

    [Fact]
    public void VS_Code_and_dev_offer_every_profile()
    {
        var profiles = _profiles.Select(profile => profile.Key).ToArray();
        var configurations = Json(".vscode", "launch.json")["configurations"]!.AsArray().Select(configuration => (string?)configuration!["launchSettingsProfile"]);

        Assert.Equal(profiles, configurations);
        Assert.All(profiles, profile => Assert.Contains(profile, File.ReadAllText(Repository.Path("dev")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_workflow_runs_what_CI_runs_and_CI_checks_the_format()
    {
        Assert.Contains("- run: .ci/run", File.ReadAllText(Repository.Path(".github", "workflows", "ci.yml")), StringComparison.Ordinal);
        Assert.Contains("\n./dev fmt --verify-no-changes", File.ReadAllText(Repository.Path(".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_context_of_the_image_leaves_out_everything_but_what_the_build_reads()
    {
        var rules = File.ReadLines(Repository.Path(".dockerignore")).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var let = rules.Where(rule => rule[0] == '!').Select(rule => rule[1..]);

        Assert.Equal("*", rules[0]);
        Assert.Equal(["src/", "schema/operations/", "BannedSymbols.txt", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"], let);
        Assert.All(let, path => Assert.True(Path.Exists(Repository.Path(path)), path));
    }

    private static IEnumerable<string> PackageFolders(string folder)
    {
        if (File.Exists(Path.Combine(folder, "package.json")))
            yield return "/" + Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/');
        var children = Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child) is var name && name[0] != '.' && !_made.Contains(name));
        foreach (var found in children.SelectMany(PackageFolders))
            yield return found;
    }

    private static string[] Commands(string script) =>
        [.. Case().Matches(script).Select(match => match.Groups["command"].Value).Where(command => command != "help").Order(StringComparer.Ordinal)];

    private static JsonNode Json(params string[] path) => JsonNode.Parse(File.ReadAllText(Repository.Path(path)), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!;

    [GeneratedRegex("^      - (?<folder>/.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DependabotFolder();

    [GeneratedRegex(@"^  (?<command>[a-z]+)( \| --help)?\) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Case();

    [GeneratedRegex(@"^\./dev (?<command>[a-z]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Usage();

    [GeneratedRegex(@"\./dev (?<command>[a-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DevCommand();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}

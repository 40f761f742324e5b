using System.Text.RegularExpressions;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Docs;

/// <summary>Each line of the threat table in docs/security.md names test classes, and they exist.</summary>
public sealed partial class ThreatTableTests
{
    private static readonly HashSet<string> _classes =
    [
        .. Directory.GetFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text && text.Contains($"class {Path.GetFileNameWithoutExtension(file)}", StringComparison.Ordinal) && HasTest().IsMatch(text))
            .Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    public static TheoryData<string> Lines() => [.. Threats()];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_threat_names_test_classes_that_exist(string line)
    {
        var cells = line.Trim('|').Split('|');

        Assert.Equal(3, cells.Length);
        var tests = Name().Matches(cells[2]).Select(match => match.Groups["name"].Value).ToList();
        Assert.NotEmpty(tests);
        Assert.Subset(_classes, tests.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(string.Join(", ", tests.Select(test => $"`{test}`")), cells[2].Trim());
    }

    [Fact]
    public void The_table_is_there() => Assert.True(Threats().Length > 30);

    private static string[] Threats() => [.. File.ReadAllText(Repository.Path("docs", "security.md"))
        .Split("\n## ").Single(section => section.StartsWith("Threats", StringComparison.Ordinal))
        .Split('\n').Where(line => line.StartsWith('|')).Skip(2)];

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\[\w*(Fact|Theory)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HasTest();
}

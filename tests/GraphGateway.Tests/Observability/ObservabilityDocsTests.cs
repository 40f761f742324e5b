using System.Reflection;
using System.Text.RegularExpressions;
using GraphGateway.Getscreen;
using GraphGateway.Observability;
using GraphGateway.Operations;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Observability;

/// <summary>The page lists every name, and no other.</summary>
public sealed class ObservabilityDocsTests
{
    private static readonly string _page = File.ReadAllText(Repository.Path("docs", "observability.md"));
    private static readonly string[] _names = [.. Constants(typeof(TelemetryNames)), .. Constants(typeof(GetscreenTelemetryNames)), .. Constants(typeof(OperationOutcome))];

    [Fact]
    public void Every_name_is_in_the_page() =>
        Assert.DoesNotContain(_names, name => !_page.Contains($"`{name}`", StringComparison.Ordinal));

    [Fact]
    public void Every_name_in_the_page_is_in_the_code()
    {
        var listed = Regex.Matches(_page, @"^\| `(?<name>[^`]+)` \|", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).ToArray();

        Assert.InRange(listed.Length, 20, 1_000);
        Assert.Empty(listed.Except(_names));
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
        .Concat(type.GetNestedTypes().SelectMany(Constants));
}

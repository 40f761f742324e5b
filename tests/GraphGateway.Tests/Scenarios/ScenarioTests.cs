using System.Text.Json;
using System.Text.RegularExpressions;
using GraphGateway.Sandbox;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Snapshooter;
using Snapshooter.Xunit;

namespace GraphGateway.Tests.Scenarios;

/// <summary>
/// A document in, the answer and the upstream calls that it took out: each file of <c>documents/</c> is a scenario, and a call too
/// many shows up as a difference in its snapshot.
/// </summary>
public sealed partial class ScenarioTests
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // With a configured key cursors are the same each time.
    private static readonly Dictionary<string, string> _settings = new() { ["ScaleOut:EncryptionKey"] = Gateway.EncryptionKey };

    public static TheoryData<string> Documents() =>
        [.. Directory.GetFiles(Repository.Path("tests", "GraphGateway.Tests", "Scenarios", "documents"), "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Answers_as_before_with_the_same_upstream_calls(string name)
    {
        var document = await ReadAsync(name);
        await using var gateway = await Gateway.StartAsync(World(document), _settings);

        var answer = await gateway.AskAsync(document);

        var text = $"{Link().Replace(JsonSerializer.Serialize(answer, _indented), "http://gateway/recordings/TOKEN.mp4")}\n\n# upstream calls\n{string.Join('\n', gateway.Calls)}\n";
        Snapshot.Match(text.ReplaceLineEndings("\n"), SnapshotNameExtension.Create(name));
    }

    internal static Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Repository.Path("tests", "GraphGateway.Tests", "Scenarios", "documents", $"{name}.graphql"));

    // A link is another each time.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/recordings/[\w-]{100,}\.mp4", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    // A first line like "# sandbox: Sessions=250 HistoryOrder=OldestFirst" says which world the scenario plays in.
    internal static SandboxOptions World(string document)
    {
        const string Start = "# sandbox: ";
        var world = new SandboxOptions();
        if (document.StartsWith(Start, StringComparison.Ordinal))
        {
            var settings = document.Split('\n')[0][Start.Length..].Split(' ').Select(setting => setting.Split('='));
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]))).Build().Bind(world);
        }

        return world;
    }
}

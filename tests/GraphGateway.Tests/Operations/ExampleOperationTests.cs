using System.Text.Json;
using GraphGateway.Tests.Harness;
using GraphGateway.Tests.Http;

namespace GraphGateway.Tests.Operations;

/// <summary>The example operations of <c>schema/operations</c>, run as they stand against the sandbox.</summary>
public sealed class ExampleOperationTests
{
    private static readonly string _folder = Repository.Path("schema", "operations");

    public static TheoryData<string> Operations() => Named(document => !IsSubscription(document));

    public static TheoryData<string> Subscriptions() => Named(IsSubscription);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Runs_without_an_error_and_is_named_after_its_file(string name)
    {
        await using var gateway = await Gateway.StartAsync();
        var document = await File.ReadAllTextAsync(Path.Combine(_folder, $"{name}.graphql"));

        var answer = await gateway.AskAsync(document, Variables(name));

        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.Contains($" {name}", document, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subscriptions))]
    public async Task Begins_without_an_error_and_is_named_after_its_file(string name)
    {
        await using var gateway = await Gateway.StartAsync();
        var document = await File.ReadAllTextAsync(Path.Combine(_folder, $"{name}.graphql"));
        await using var stream = await EventStream.OpenAsync(gateway, document);

        // Somebody listens, so the account is looked at.
        await Patience.Until(() => gateway.Calls.Count > 0);
        Assert.Contains($" {name}", document, StringComparison.Ordinal);
    }

    private static TheoryData<string> Named(Predicate<string> wanted) =>
        [.. Directory.GetFiles(_folder, "*.graphql").Where(file => wanted(File.ReadAllText(file))).Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    internal static bool IsSubscription(string document) => document.Contains("\nsubscription ", StringComparison.Ordinal);

    private static JsonElement? Variables(string name)
    {
        var file = Path.Combine(_folder, $"{name}.variables.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)) : null;
    }
}

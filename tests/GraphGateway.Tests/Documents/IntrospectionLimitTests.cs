using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Documents;

/// <summary>Tools can read the schema, and nobody can go round in its circles.</summary>
public sealed class IntrospectionLimitTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Repository.Path("tests", "GraphGateway.Tests", "Operations", "Introspection"), "*.graphql").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_tools_ask_for_is_answered(string file)
    {
        var answer = await _gateway.AskAsync(await File.ReadAllTextAsync(Repository.Path("tests", "GraphGateway.Tests", "Operations", "Introspection", file)));

        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());
        Assert.NotEqual(0, answer.GetProperty("data").GetProperty("__schema").GetProperty("types").GetArrayLength());
    }

    [Theory]
    [InlineData("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")]
    [InlineData("{ __type(name: \"Agent\") { interfaces { possibleTypes { interfaces { name } } } } }")]
    [InlineData("{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } } fragment U on __Type { fields { args { type { inputFields { name } } } } }")]
    public async Task Circles_are_refused(string document)
    {
        var error = Assert.Single((await _gateway.AskAsync(document)).GetProperty("errors").EnumerateArray());

        Assert.Equal("OPERATION_TOO_COMPLEX", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal((3, 2), (error.GetProperty("extensions").GetProperty("count").GetInt32(), error.GetProperty("extensions").GetProperty("limit").GetInt32()));
        Assert.Contains("nests 'fields', 'inputFields', 'interfaces' or 'possibleTypes' 3 deep", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_field_of_the_schema_is_taken_for_one_of_introspection()
    {
        var schema = _gateway.Services.GetRequiredService<ISchema>();
        string[] names = ["fields", "inputFields", "interfaces", "possibleTypes"];

        Assert.DoesNotContain(
            schema.AllTypes.OfType<IComplexGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)),
            type => type.Fields.Any(field => names.Contains(field.Name, StringComparer.Ordinal)));
    }
}

using System.Text.Json;
using GraphGateway.Composition;
using GraphGateway.GraphTypes;
using GraphGateway.Tests.Harness;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Composition;

public sealed class SchemaTests
{
    private static readonly ServiceProvider _services =
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGatewayGraphQL().BuildServiceProvider();

    [Fact]
    public async Task The_checked_in_schema_is_the_one_that_is_served()
    {
        var checkedIn = await File.ReadAllTextAsync(Repository.Path("schema", "schema.graphql"));

        Assert.Equal(_services.GetRequiredService<SchemaDocument>().Text, checkedIn);
    }

    [Fact]
    public async Task The_checked_in_possible_types_are_those_of_the_schema()
    {
        var checkedIn = await File.ReadAllTextAsync(Repository.Path("schema", "possible-types.json"));

        Assert.Equal(_services.GetRequiredService<PossibleTypesDocument>().Json(), checkedIn);
    }

    [Fact]
    public void Every_interface_and_union_has_its_possible_types()
    {
        var possible = JsonSerializer.Deserialize<Dictionary<string, string[]>>(_services.GetRequiredService<PossibleTypesDocument>().Json())!;

        Assert.Equal(["CloseSupportConnectionError", "ConnectAgentError", "CreateSupportConnectionError", "Error", "Node"], possible.Keys);
        Assert.Equal(["Agent", "Session", "SupportConnection"], possible["Node"]);
        Assert.Equal(possible["Error"].Length, possible.Where(type => type.Key.EndsWith("Error", StringComparison.Ordinal) && type.Key != "Error").SelectMany(type => type.Value).Distinct().Count());
    }

    [Fact]
    public void Everything_is_described()
    {
        var schema = _services.GetRequiredService<ISchema>();
        schema.Initialize();
        var undescribed = schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name is not ("String" or "Boolean" or "ID" or "Int")).SelectMany(Descriptions).Where(item => string.IsNullOrWhiteSpace(item.Description)).Select(item => item.Name);

        Assert.Empty(undescribed);
    }

    private static IEnumerable<(string Name, string? Description)> Descriptions(IGraphType type)
    {
        yield return (type.Name, type.Description);
        if (type is EnumerationGraphType enumeration)
        {
            foreach (var value in enumeration.Values)
                yield return ($"{type.Name}.{value.Name}", value.Description);
        }

        foreach (var field in (type as IComplexGraphType)?.Fields ?? [])
        {
            yield return ($"{type.Name}.{field.Name}", field.Description);
            foreach (var argument in field.Arguments ?? [])
                yield return ($"{type.Name}.{field.Name}({argument.Name})", argument.Description);
        }
    }
}

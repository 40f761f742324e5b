using System.Globalization;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Execution;

/// <summary><c>@skip</c> and <c>@include</c>, wherever they stand: the same document with true and false in turn, with compiled plans and with the engine's strategy.</summary>
public sealed class DirectiveTests : IAsyncLifetime
{
    private const string With = """{"agent":{"databaseId":1001,"t":"Agent"}}""";
    private const string Without = """{"agent":{"databaseId":1001}}""";
    private Gateway _compiled = null!;
    private Gateway _stock = null!;

    // What stands in a query with the variable $on, and the data for true and for false.
    public static TheoryData<string, string, string> Documents { get; } = new()
    {
        { "{ agent(id: 1001) { databaseId t: __typename @include(if: $on) } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... @include(if: $on) { t: __typename } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... @skip(if: $on) { t: __typename } } }", Without, With },
        { "{ agent(id: 1001) { databaseId ... { t: __typename @include(if: $on) } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... { t: __typename @skip(if: $on) } } }", Without, With },
        { "{ agent(id: 1001) { databaseId ... on Agent @include(if: $on) { t: __typename } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... on Agent { t: __typename @include(if: $on) } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... on Node { t: __typename @skip(if: $on) } } }", Without, With },
        { "{ agent(id: 1001) { databaseId ... { ... on Node { ... { ... on Agent { t: __typename @include(if: $on) } } } } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... { ... on Node { ... @include(if: $on) { ... on Agent { t: __typename } } } } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ...F @include(if: $on) } } fragment F on Agent { t: __typename }", With, Without },
        { "{ agent(id: 1001) { databaseId ...F } } fragment F on Agent { t: __typename @include(if: $on) }", With, Without },
        { "{ agent(id: 1001) { databaseId ...F } } fragment F on Agent { ... { t: __typename @skip(if: $on) } }", Without, With },
        { "{ agent(id: 1001) { databaseId ...F } } fragment F on Agent { ... on Node @skip(if: $on) { t: __typename } }", Without, With },
        { "{ agent(id: 1001) { databaseId ... { ...F @include(if: $on) } } } fragment F on Agent { t: __typename }", With, Without },
        { "{ agent(id: 1001) { databaseId ... on Agent { ...F } } } fragment F on Node { ... { t: __typename @include(if: $on) } }", With, Without },
        { "{ agent(id: 1001) { databaseId ...F } } fragment F on Agent { ...G } fragment G on Node { ... { t: __typename @include(if: $on) } }", With, Without },
        { "{ ... on Query @include(if: $on) { agent(id: 1001) { databaseId } } }", Without, "{}" },
        { "{ ... { agent(id: 1001) { databaseId } ... { agent(id: 1001) @include(if: $on) { t: __typename } } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... { databaseId @include(if: $on) t: __typename @include(if: $on) @skip(if: false) } } }", With, Without },
        { "{ agent(id: 1001) { databaseId ... { t: __typename @include(if: $on) @skip(if: $on) } } }", Without, Without },
        { "{ agent(id: 1001) { ...F } a: agent(id: 1001) { ...F } } fragment F on Agent { ... { databaseId @skip(if: $on) } t: __typename }", """{"agent":{"t":"Agent"},"a":{"t":"Agent"}}""", """{"agent":{"databaseId":1001,"t":"Agent"},"a":{"databaseId":1001,"t":"Agent"}}""" },
        { "{ agent(id: 1001) { ... @include(if: $on) { t: __typename } databaseId ... @skip(if: $on) { t: __typename } } }", """{"agent":{"t":"Agent","databaseId":1001}}""", """{"agent":{"databaseId":1001,"t":"Agent"}}""" },
        { "{ node(id: \"QWdlbnQ6MTAwMQ==\") { id ... on Agent { ... { databaseId @include(if: $on) } } } }", """{"node":{"id":"QWdlbnQ6MTAwMQ==","databaseId":1001}}""", """{"node":{"id":"QWdlbnQ6MTAwMQ=="}}""" },
    };

    public async Task InitializeAsync()
    {
        _compiled = await StartAsync("Compiled");
        _stock = await StartAsync("Stock");
    }

    public async Task DisposeAsync()
    {
        await _compiled.DisposeAsync();
        await _stock.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_same_document_is_answered_by_the_variable_whichever_value_comes_first(string selected, string on, string off)
    {
        foreach (var first in new[] { true, false })
        {
            // A document of its own for each order, so that no plan is left of the other one.
            var document = $"query($on: Boolean!) {selected} # {first}";
            foreach (var value in new[] { first, !first, first, !first })
            {
                Assert.Equal(value ? on : off, await DataAsync(_stock, document, new { on = value }));
                Assert.Equal(value ? on : off, await DataAsync(_compiled, document, new { on = value }));
            }
        }
    }

    [Fact]
    public async Task A_default_counts_where_the_variable_is_not_sent()
    {
        const string Document = "query($on: Boolean! = false) { agent(id: 1001) { databaseId ... { t: __typename @include(if: $on) } } }";

        foreach (var gateway in new[] { _stock, _compiled })
        {
            Assert.Equal(Without, await DataAsync(gateway, Document, new { }));
            Assert.Equal(With, await DataAsync(gateway, Document, new { on = true }));
            Assert.Equal(Without, await DataAsync(gateway, Document, new { }));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(70)]
    public async Task Each_of_many_conditions_counts(int conditions)
    {
        var names = Enumerable.Range(0, conditions).ToList();
        var document = $"query({string.Join(' ', names.Select(name => $"$v{name}: Boolean!"))}) {{ start: __typename {string.Join(' ', names.Select(name => $"... {{ f{name}: __typename @include(if: $v{name}) }}"))} }}";

        // By the bits of the number; a document with 70 conditions takes the same 64 choices of the last six.
        for (var choice = 0; choice < 64; choice++)
        {
            var variables = names.ToDictionary(name => $"v{name}", name => name < conditions - 6 || (choice & (1 << (name - (conditions - 6)))) != 0);
            var expected = names.Where(name => variables[$"v{name}"]).Select(name => string.Create(CultureInfo.InvariantCulture, $",\"f{name}\":\"Query\""));
            foreach (var gateway in new[] { _stock, _compiled })
                Assert.Equal($"{{\"start\":\"Query\"{string.Concat(expected)}}}", await DataAsync(gateway, document, variables));
        }
    }

    private static Task<Gateway> StartAsync(string execution) =>
        Gateway.StartAsync(new() { Agents = 2, Sessions = 2 }, new() { ["Operations:Execution"] = execution, ["Operations:MaxDirectives"] = "1000", ["Operations:MaxAliases"] = "1000", ["Operations:MaxRootFields"] = "1000" });

    private static async Task<string> DataAsync(Gateway gateway, string document, object variables)
    {
        var answer = await gateway.AskAsync(document, variables);
        return answer.TryGetProperty("errors", out JsonElement errors) ? errors.GetRawText() : answer.GetProperty("data").GetRawText();
    }
}

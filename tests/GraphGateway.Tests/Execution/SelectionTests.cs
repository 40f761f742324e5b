using GraphGateway.Composition;
using GraphGateway.Execution;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Execution;

/// <summary>A resolver can see what is selected below its field.</summary>
public sealed class SelectionTests
{
    [Theory]
    [InlineData("{ sessions { nodes { agent { name } } } }", true)]
    [InlineData("{ sessions { rows: nodes { desktop: agent { name } } } }", true)]
    [InlineData("{ sessions { edges { node { id agent { name } } } } }", true)]
    [InlineData("{ sessions { nodes { id } } sessions { nodes { agent { name } } } }", true)]
    [InlineData("{ sessions { ... { nodes { ... on Node { ... on Session { agent { name } } } } } } }", true)]
    [InlineData("{ sessions { ...Page } } fragment Page on SessionsConnection { nodes { ...Row } } fragment Row on Session { agent { name } }", true)]
    [InlineData("{ sessions { nodes { ...Row } edges { node { ...Row } } } } fragment Row on Session { agent @include(if: $yes) { name } }", true)]
    [InlineData("{ sessions { totalCount } }", false)]
    [InlineData("{ sessions { nodes { agentSnapshot { name } } pageInfo { hasNextPage } } }", false)]
    [InlineData("{ sessions { nodes { agent: agentSnapshot { name } } } }", false)]
    [InlineData("{ sessions { nodes { agent @skip(if: $yes) { name } } edges { cursor } } }", false)]
    [InlineData("{ sessions { ...Page @include(if: $no) } } fragment Page on SessionsConnection { nodes { agent { name } } }", false)]
    [InlineData("{ sessions { nodes @include(if: $yes) @skip(if: $yes) { agent { name } } } }", false)]
    [InlineData("{ sessions { nodes { ... on Node { ... on Agent { lastSession { agent { name } } } } } } }", false)]
    public async Task Agents_of_sessions_are_seen_however_they_are_written_unless_they_are_left_out(string selection, bool seen)
    {
        var document = selection.Replace("{ sessions", "query Q($yes: Boolean = true, $no: Boolean = false) { unused: __typename @skip(if: $yes) @include(if: $no) sessions", StringComparison.Ordinal);

        Assert.Equal(seen, await LookAsync(document, below => below.HasField("nodes", "agent") || below.HasField("edges", "node", "agent")));
    }

    [Fact]
    public async Task A_node_may_be_of_any_type_that_its_fragments_name()
    {
        const string Document = """{ node(id: "x") { ...Any } } fragment Any on Node { ... on Session { agent { name } } ... on Agent { sessions { totalCount } } }""";

        Assert.True(await LookAsync(Document, below => below.HasField("agent", "name") && below.HasField("sessions", "totalCount") && !below.HasField("agent", "totalCount"), "node"));
        Assert.Equal(["Agent: sessions", "Session: agent", "SupportConnection: "], await LookAsync(
            Document,
            below => below.Types.Select(type => $"{type.Name}: {string.Join(' ', below.Fields(type).Select(field => field.Key))}").Order().ToArray(),
            "node"));
    }

    [Fact]
    public async Task Fields_of_one_response_key_are_one_with_all_that_is_selected_of_them()
    {
        var fields = await LookAsync(
            "{ sessions { nodes { id } ...More page: pageInfo { endCursor } } } fragment More on SessionsConnection { nodes { agent { name } } rows: nodes { id } }",
            below => below.Fields(below.Types.Single()).Select(field => $"{field.Key}={field.Definition.Name}, agent: {field.Selection.HasField("agent")}").ToArray());

        Assert.Equal(["nodes=nodes, agent: True", "rows=nodes, agent: False", "page=pageInfo, agent: False"], fields);
    }

    private static async Task<T> LookAsync<T>(string document, Func<Selection, T> look, string at = "sessions")
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGatewayGraphQL().BuildServiceProvider();
        var schema = services.GetRequiredService<ISchema>();
        schema.Initialize();
        T seen = default!;
        schema.Query.Fields.Find(at)!.Resolver = new FuncFieldResolver<object?>(context =>
        {
            seen = look(Selection.Below(context));
            return null;
        });

        var result = await services.GetRequiredService<IDocumentExecuter<ISchema>>().ExecuteAsync(new ExecutionOptions { Query = document, RequestServices = services });

        Assert.Equal("", string.Join(Environment.NewLine, result.Errors?.Select(error => (error.InnerException ?? error).ToString()) ?? []));
        return seen;
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Validation;

/// <summary>Where the engine's rules differ from the specification: each document is sent twice, for the second time it may be known.</summary>
public sealed class ValidationTests : IAsyncLifetime
{
    private const string Invalid = "GRAPHQL_VALIDATION_FAILED";

    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("query($a:ID=null){agent(id:$a){name}}")]
    [InlineData("query($a:ID=null){node(id:$a){id}}")]
    [InlineData("query($a:[ID!]=null){nodes(ids:$a){id}}")]
    [InlineData("query($a:String=null){__type(name:$a){name}}")]
    [InlineData("query($a:ID){nodes(ids:[$a]){id}}")]
    [InlineData("query($a:ID=null){...F} fragment F on Query{nodes(ids:[$a]){id}}")]
    [InlineData("query($a:AgentFilterInput){agents(where:{or:[$a]}){totalCount}}")]
    [InlineData("query($a:AgentSortInput){agents(order:[$a]){totalCount}}")]
    [InlineData("query($a:Boolean=null){__typename @skip(if:$a)}")]
    [InlineData("mutation($a:ConnectAgentInput=null){connectAgent(input:$a){url}}")]
    [InlineData("mutation($a:ID=null){connectAgent(input:{agentId:$a}){url}}")]
    [InlineData("mutation($a:ID=null){closeSupportConnection(input:{supportConnectionId:$a}){errors{__typename}}}")]
    public Task A_nullable_variable_does_not_fit_a_position_that_must_not_be_null(string document) => IsAsync(document, Invalid, "is used in a position that expects the type");

    [Theory]
    [InlineData("query($a:Agent=1){__typename}")]
    [InlineData("query($a:Agent=1){agent(id:$a){name}}")]
    [InlineData("query($a:[Node!]!){__typename}")]
    [InlineData("query($a:[[AgentsConnection]]={a:1}){__typename}")]
    public Task A_variable_is_of_an_input_type(string document) => IsAsync(document, Invalid, "is not an input type");

    [Theory]
    [InlineData("""query($a:ID="1001"){agent(id:$a){name}}""")]
    [InlineData("query($a:Boolean=true){__typename @skip(if:$a)}")]
    [InlineData("""query($a:[ID!]=["QWdlbnQ6MTAwMQ=="]){nodes(ids:$a){id}}""")]
    [InlineData("query($a:Boolean){__type(name:\"Agent\"){fields(includeDeprecated:$a){name}}}")]
    public Task A_default_lets_a_nullable_variable_into_such_a_position(string document) => IsAsync(document, code: null);

    [Theory]
    [InlineData("{agents(order:{name:ASC os:DESC}){totalCount}}")]
    [InlineData("{agents(order:[{name:ASC os:DESC}]){totalCount}}")]
    [InlineData("{agents(order:{name:null}){totalCount}}")]
    [InlineData("{agents(order:[{}]){totalCount}}")]
    [InlineData("query($a:[AgentSortInput!]={name:ASC os:DESC}){agents(order:$a){totalCount}}")]
    [InlineData("query($a:SortEnumType){supportConnections(order:[{status:$a}]){totalCount}}")]
    public Task A_one_of_input_takes_one_key(string document) => IsAsync(document, Invalid, "oneOf input object");

    [Theory]
    [InlineData("""{agents(where:{online:{eq:true} name:{eq:"a"}}){totalCount} agents(where:{name:{eq:"a"} online:{eq:true}}){totalCount}}""")]
    [InlineData("""{agents(where:{and:[{online:{eq:true} name:{eq:"a"}}]}){totalCount} agents(where:{and:[{name:{eq:"a"} online:{eq:true}}]}){totalCount}}""")]
    public Task Equal_arguments_can_be_merged_whatever_the_order_of_their_keys(string document) => IsAsync(document, code: null);

    [Theory]
    [InlineData("{agents(where:{online:{eq:true}}){totalCount} agents(where:{online:{eq:false}}){totalCount}}", "differing arguments")]
    [InlineData("""{agents(where:{name:{in:["a" "b"]}}){totalCount} agents(where:{name:{in:["b" "a"]}}){totalCount}}""", "differing arguments")]
    [InlineData("{agents(where:{name:{eq:\"a\" eq:\"b\"}}){totalCount}}", "occurs more than once")]
    [InlineData("{__typename} fragment F on Query{__typename}", "never used")]
    [InlineData("fragment F on Query{__typename}", "never used")]
    [InlineData("{__type(name:\"Agent\"){fields(includeDeprecated:null){name}}}", "includeDeprecated")]
    [InlineData("query A{__typename} query B{missing}", "missing")]
    public Task What_is_invalid_says_why(string document, string reason) => IsAsync(document, Invalid, reason);

    [Theory]
    [InlineData("query A{__typename} query B{__typename}", null, "'A', 'B'")]
    [InlineData("query A{__typename} query B{__typename}", "C", "'C'")]
    public async Task An_operation_that_is_not_found_is_reported_if_the_document_is_valid(string document, string? name, string reason)
    {
        using var response = await _gateway.Http.PostAsJsonAsync("/graphql", new { query = document, operationName = name });
        var error = Error(await response.Content.ReadFromJsonAsync<JsonElement>());

        Assert.Equal("OPERATION_RESOLUTION_FAILURE", error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_without_a_name_is_null() =>
        Assert.Equal("""{"data":{"__type":null}}""", (await _gateway.AskAsync("{__type(name:\"\"){name}}")).GetRawText());

    private async Task IsAsync(string document, string? code, string reason = "")
    {
        for (var round = 0; round < 2; round++)
        {
            var (actual, message) = Error(await _gateway.AskAsync(document));
            Assert.Equal(code, actual);
            Assert.Contains(reason, message, StringComparison.Ordinal);
        }
    }

    private static (string? Code, string Message) Error(JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? (errors[0].GetProperty("extensions").GetProperty("code").GetString(), errors[0].GetProperty("message").GetString()!)
        : (null, "");
}

using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Validation;

/// <summary>A variable that is null where its default let it stand is an error of the field (specification, 6.4.1), also once the document is known.</summary>
public sealed class NullArgumentTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("""query($a:ID="1001"){field:agent(id:$a){name} __typename}""", "field")]
    [InlineData("""query($a:String="Agent"){field:__type(name:$a){name} __typename}""", "field")]
    [InlineData("""query($a:ID="1001"){...F __typename} fragment F on Query{field:agent(id:$a){name}}""", "field")]
    [InlineData("""mutation($a:ID="1001"){field:connectAgent(input:{agentId:$a}){url} __typename}""", "field")]
    public async Task Its_field_is_null_and_all_others_are_read(string document, string path)
    {
        for (var round = 0; round < 3; round++)
        {
            var answer = await _gateway.AskAsync(document, new { a = (string?)null });

            var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
            Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Contains("'$a' is null", error.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Equal(path, Assert.Single(error.GetProperty("path").EnumerateArray()).GetString());
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").GetProperty("field").ValueKind);
            Assert.NotEqual(JsonValueKind.Null, answer.GetProperty("data").GetProperty("__typename").ValueKind);
            // The default is not taken for it, and the document is read as ever with another value.
            Assert.False((await _gateway.AskAsync(document)).TryGetProperty("errors", out _));
        }
    }

    [Fact]
    public async Task A_condition_that_is_null_ends_the_operation()
    {
        const string Document = "query($a:Boolean=false){__typename @skip(if:$a)}";
        for (var round = 0; round < 2; round++)
        {
            var answer = await _gateway.AskAsync(Document, new { a = (bool?)null });
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("data").ValueKind);
            Assert.Contains("'@skip' is null", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Equal("""{"data":{"__typename":"Query"}}""", (await _gateway.AskAsync(Document)).GetRawText());
        }
    }

    [Fact]
    public async Task A_wrong_id_in_a_filter_is_an_error_of_its_field()
    {
        var answer = await _gateway.AskAsync("""{sessions(where:{agentId:"x"}){totalCount} __typename}""");

        Assert.Equal("sessions", answer.GetProperty("errors")[0].GetProperty("path")[0].GetString());
        Assert.Equal("Query", answer.GetProperty("data").GetProperty("__typename").GetString());
    }
}

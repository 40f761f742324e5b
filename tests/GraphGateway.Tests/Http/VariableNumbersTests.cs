using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>JSON has one kind of number: what is a whole one is an Int or ID, however it is written.</summary>
public sealed class VariableNumbersTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("1e0", true)]
    [InlineData("10e-1", true)]
    [InlineData("-0", true)]
    [InlineData("-0.0", true)]
    [InlineData("2147483647.0", true)]
    [InlineData("-2147483648", true)]
    [InlineData("2147483648.0", false)]
    [InlineData("1e10", false)]
    [InlineData("1e400", false)]
    [InlineData("1.5", false)]
    [InlineData("\"1\"", false)]
    [InlineData("true", false)]
    public async Task An_int_is_a_whole_number_of_32_bits(string number, bool isTaken)
    {
        Assert.Equal(isTaken, await IsTakenAsync("query($a:Int){agents(where:{databaseId:{eq:$a}}){totalCount}}", number));
        Assert.Equal(isTaken, await IsTakenAsync("query($a:[Int!]){agents(where:{databaseId:{in:$a}}){totalCount}}", $"[{number}]"));
        Assert.Equal(isTaken, await IsTakenAsync("query($a:IntOperationFilterInput){agents(where:{databaseId:$a}){totalCount}}", $$"""{"eq":{{number}}}"""));
    }

    [Theory]
    [InlineData("1001", "1001")]
    [InlineData("1001.0", "1001")]
    [InlineData("1.001e3", "1001")]
    [InlineData("\"1001\"", "1001")]
    [InlineData("1.5", null)]
    [InlineData("1e400", null)]
    [InlineData("true", null)]
    public async Task An_id_is_a_text_or_a_whole_number(string value, string? id)
    {
        var answer = await AskAsync("query($a:ID!){agent(id:$a){databaseId}}", value);

        Assert.Equal(id, answer.TryGetProperty("data", out var data) ? data.GetProperty("agent").GetProperty("databaseId").GetRawText() : null);
    }

    private async Task<bool> IsTakenAsync(string document, string value) => !(await AskAsync(document, value)).TryGetProperty("errors", out _);

    private async Task<JsonElement> AskAsync(string document, string value)
    {
        using var content = new StringContent($$$"""{"query":{{{JsonSerializer.Serialize(document)}}},"variables":{"a":{{{value}}}}}""", Encoding.UTF8, "application/json");
        using var response = await _gateway.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}

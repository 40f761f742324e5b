using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Documents;

/// <summary>Documents that clients send as text, again and again.</summary>
public sealed class DocumentCacheTests
{
    [Fact]
    public async Task Sent_again_with_other_variables_a_document_is_answered_for_those()
    {
        await using var gateway = await Gateway.StartAsync();
        const string document = "query ($first: Int!, $names: Boolean!) { agents(first: $first) { nodes { databaseId name @include(if: $names) } } }";

        foreach (var (first, names) in new[] { (2, true), (3, false), (1, true), (2, true) })
        {
            var nodes = (await gateway.AskAsync(document, new { first, names })).GetProperty("data").GetProperty("agents").GetProperty("nodes");
            Assert.Equal(first, nodes.GetArrayLength());
            Assert.Equal(names, nodes[0].TryGetProperty("name", out _));
        }
    }

    [Fact]
    public async Task Its_variables_and_its_price_are_looked_at_each_time()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Operations:MaxComplexity"] = "100" });
        const string document = "query ($first: Int!) { agents(first: $first) { nodes { name } } }";

        Assert.Null(await CodeAsync(gateway, document, new { first = 5 }));
        Assert.Equal("OPERATION_TOO_COMPLEX", await CodeAsync(gateway, document, new { first = 500 }));
        Assert.Equal("BAD_USER_INPUT", await CodeAsync(gateway, document, new { first = "five" }));
        Assert.Null(await CodeAsync(gateway, document, new { first = 6 }));
    }

    private static async Task<string?> CodeAsync(Gateway gateway, string document, object variables) =>
        (await gateway.AskAsync(document, variables)).TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}

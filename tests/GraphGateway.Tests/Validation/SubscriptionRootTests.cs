using System.Net.Http.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Validation;

/// <summary>A subscription has one root field, which is always selected (specification, 5.2.4.1).</summary>
public sealed class SubscriptionRootTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("subscription{agentChanged{kind} agentChanged{at}}")]
    [InlineData("subscription{...F agentChanged{kind}} fragment F on Subscription{agentChanged{at}}")]
    [InlineData("subscription{...on Subscription{agentChanged{kind}} agentChanged{at @skip(if:true) kind}}")]
    [InlineData("""subscription{agentChanged(ids:["1001"]){kind} agentChanged(ids:["1001"]){at}}""")]
    public async Task Equal_fields_are_one(string document) => Assert.Contains("\"estimate\"", await AskAsync(document), StringComparison.Ordinal);

    [Theory]
    [InlineData("subscription{agentChanged{kind} a:agentChanged{at}}", "has 2 root fields")]
    [InlineData("subscription{agentChanged{kind} __typename}", "has 2 root fields")]
    [InlineData("subscription{__typename}", "introspection field")]
    [InlineData("subscription S{a:__typename}", "introspection field")]
    [InlineData("subscription{agentChanged @skip(if:false){kind}}", "'@skip' or '@include'")]
    [InlineData("subscription{...@include(if:true){agentChanged{kind}}}", "'@skip' or '@include'")]
    [InlineData("subscription{...F @skip(if:false)} fragment F on Subscription{agentChanged{kind}}", "'@skip' or '@include'")]
    [InlineData("subscription{...F} fragment F on Subscription{agentChanged @include(if:true){kind}}", "'@skip' or '@include'")]
    public async Task Anything_else_is_invalid(string document, string reason)
    {
        var answer = await AskAsync(document);

        Assert.Contains("GRAPHQL_VALIDATION_FAILED", answer, StringComparison.Ordinal);
        Assert.Contains(reason, System.Text.RegularExpressions.Regex.Unescape(answer), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("GraphQL-Cost", "validate");
        using var response = await _gateway.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}

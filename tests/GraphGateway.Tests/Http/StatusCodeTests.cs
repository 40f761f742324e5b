using System.Net;
using System.Net.Http.Json;
using GraphGateway.Sandbox.FaultInjection;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

public sealed class StatusCodeTests
{
    [Theory]
    [InlineData("{ viewer { account } }", 200, 200, 200)]
    [InlineData("{ viewer { nothing } }", 400, 422, 200)]
    [InlineData("query($id: ID!) { agent(id: $id) { name } }", 400, 422, 200)]
    [InlineData("{ viewer {", 400, 400, 200)]
    [InlineData("query A { viewer { account } } query B { viewer { account } }", 400, 400, 200)]
    [InlineData("{ viewer { account } agents { totalCount } }", 200, 294, 200)]
    public async Task The_draft_of_2026_tells_more_by_status(string document, int today, int draft, int json)
    {
        await using var gateway = await Gateway.StartAsync();
        await using var ahead = await Gateway.StartAsync(settings: new() { ["Http:SpecDraft2026"] = "true" });
        foreach (var each in new[] { gateway, ahead })
            each.Sandbox.Faults.Fail("agents/list", Fault.Of(403));

        Assert.Equal(today, await StatusAsync(gateway, document, "application/graphql-response+json"));
        Assert.Equal(draft, await StatusAsync(ahead, document, "application/graphql-response+json"));
        Assert.Equal(json, await StatusAsync(ahead, document, "application/json"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.BadRequest)]
    [InlineData("X-Other", HttpStatusCode.BadRequest)]
    [InlineData("GraphQL-Require-Preflight", HttpStatusCode.OK)]
    [InlineData("GraphQL-Preflight", HttpStatusCode.OK)]
    [InlineData("Apollo-Require-Preflight", HttpStatusCode.OK)]
    [InlineData("X-Apollo-Operation-Name", HttpStatusCode.OK)]
    public async Task A_get_needs_a_preflight_header_where_that_is_set(string? header, HttpStatusCode expected)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Http:RequirePreflightForGet"] = "true" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{account}}");
        if (header is not null)
            request.Headers.Add(header, "1");

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<int> StatusAsync(Gateway gateway, string document, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Add("Accept", accept);
        using var response = await gateway.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}

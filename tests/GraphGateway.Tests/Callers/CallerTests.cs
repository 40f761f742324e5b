using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Callers;

public sealed class CallerTests
{
    [Theory]
    [InlineData("X-Api-Key", "sandbox-key")]
    [InlineData("Authorization", "Bearer sandbox-key")]
    public async Task Without_a_configured_key_each_caller_brings_its_own(string header, string value)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ agents { totalCount } viewer { account } }" }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await gateway.Http.SendAsync(request);

        var data = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        Assert.Equal(200, data.GetProperty("agents").GetProperty("totalCount").GetInt32());
        Assert.DoesNotContain("sandbox-key", data.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    public async Task Without_a_key_a_caller_is_told_how_to_bring_one(string? key)
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ agents { totalCount } }" }) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);

        using var response = await gateway.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("UNAUTHENTICATED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(gateway.Calls);
    }

    [Fact]
    public async Task A_configured_key_that_anybody_could_use_keeps_the_server_from_starting()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => Gateway.StartAsync(settings: new() { ["Security:AllowAnonymous"] = "false" }));

        Assert.Contains("Security:AllowAnonymous=true", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox-key", refusal.Message, StringComparison.Ordinal);
    }
}

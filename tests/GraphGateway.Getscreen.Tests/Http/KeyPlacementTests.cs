using GraphGateway.Getscreen.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class KeyPlacementTests
{
    [Fact]
    public async Task The_key_stands_in_the_query_string_alone()
    {
        var seen = await SeenWith(KeyPlacement.Query);

        Assert.All(seen, request => Assert.Contains($"apikey={Testbed.Key}", request.Query, StringComparison.Ordinal));
        Assert.All(seen, request => Assert.Null(request.KeyHeader));
    }

    [Fact]
    public async Task The_key_stands_in_the_header_alone()
    {
        var seen = await SeenWith(KeyPlacement.Header);

        Assert.All(seen, request => Assert.Equal(Testbed.Key, request.KeyHeader));
        Assert.All(seen, request => Assert.DoesNotContain("key", request.Query, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_base_address_without_a_slash_keeps_its_last_part()
    {
        await using var bed = await Testbed.StartAsync(Answers.Documented("agents-list"));

        await bed.For("other", new Uri(bed.Upstream.Address.AbsoluteUri.TrimEnd('/'))).Agents.ListAsync(default);

        Assert.Equal("/v1/agents/list", Assert.Single(bed.Upstream.Requests).Path);
    }

    private static async Task<IReadOnlyList<Seen>> SeenWith(KeyPlacement placement)
    {
        await using var bed = await Testbed.StartAsync(Answers.Status(404), options => options.KeyPlacement = placement);
        foreach (var (_, _, call) in DocumentedCalls.All)
            await Record.ExceptionAsync(() => call(bed.Client));
        Assert.Equal(DocumentedCalls.All.Select(call => (call.Method, "/v1/" + call.Path)), bed.Upstream.Requests.Select(seen => (seen.Method, seen.Path)));
        return bed.Upstream.Requests;
    }
}

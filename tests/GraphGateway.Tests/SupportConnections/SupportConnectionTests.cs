using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.SupportConnections;

public sealed class SupportConnectionTests : IAsyncLifetime
{
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Closed_connections_cost_one_call_each_beside_the_list()
    {
        foreach (var id in new[] { 301, 302, 303 })
            _gateway.Sandbox.World.SetStatus(id, 3);

        var answer = await _gateway.AskAsync("""{ a: supportConnection(id: "301") { status } b: supportConnection(id: "302") { status } c: supportConnection(id: "303") { status } open: supportConnection(id: "304") { databaseId } }""");

        Assert.Equal("CLOSED", answer.GetProperty("data").GetProperty("c").GetProperty("status").GetString());
        Assert.Equal(["GET support/info?connection_id=301 -> 200", "GET support/info?connection_id=302 -> 200", "GET support/info?connection_id=303 -> 200", "GET support/list -> 200"], _gateway.Calls);
    }

    [Fact]
    public async Task A_name_of_ten_kilobytes_is_refused_without_asking_the_upstream()
    {
        var answer = await _gateway.AskAsync("mutation($name: String) { createSupportConnection(input: { clientName: $name }) { errors { __typename ... on Error { code message } } } }", new { name = new string('x', 10_000) });

        Assert.Contains("InvalidClientNameError", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("10000 characters", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Calls);
    }
}

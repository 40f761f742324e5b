using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>The start logs links to click, and no others.</summary>
public sealed class StartupBannerTests
{
    [Fact]
    public async Task The_links_are_those_of_the_playground_the_endpoint_and_the_health()
    {
        await using var gateway = await Gateway.StartAsync();
        var address = gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        foreach (var link in new[] { $"Playground: {address}/ ", $"GraphQL endpoint: {address}/graphql ", $"Health: {address}/health/ready " })
            Assert.Contains(link, gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_playground_no_link_leads_to_it()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Playground:Enabled"] = "false" });

        Assert.Contains("GraphQL endpoint: http", gateway.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Playground: http", gateway.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_is_on_the_management_port_if_there_is_one()
    {
        var port = FreePort();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Management:Port"] = port.ToString(CultureInfo.InvariantCulture), ["Management:Address"] = "127.0.0.1" });
        var links = gateway.Log.Text.Split('\n').Where(line => line.Contains("Playground: ", StringComparison.Ordinal) || line.Contains("GraphQL endpoint: ", StringComparison.Ordinal));

        Assert.Contains($"Health: http://127.0.0.1:{port}/health/ready ", gateway.Log.Text, StringComparison.Ordinal);
        Assert.Equal(1, gateway.Log.Text.Split("Health: ").Length - 1);
        Assert.Equal(2, links.Count(link => !link.Contains($":{port}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_on_every_address_is_reached_as_localhost()
    {
        await using var gateway = await Gateway.StartAsync(settings: new() { ["urls"] = "http://*:0" });

        Assert.Contains($"Playground: http://localhost:{gateway.Http.BaseAddress!.Port}/ ", gateway.Log.Text, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

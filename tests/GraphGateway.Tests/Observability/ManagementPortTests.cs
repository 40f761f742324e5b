using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Observability;

/// <summary>Where health and metrics are told, and where not.</summary>
public sealed class ManagementPortTests
{
    private static readonly string[] _paths = ["/health/live", "/health/ready", "/metrics"];

    [Fact]
    public async Task With_a_port_of_their_own_the_public_one_tells_neither_health_nor_metrics()
    {
        var port = FreePort();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Management:Port"] = port.ToString(CultureInfo.InvariantCulture), ["environment"] = "Production" });

        foreach (var path in _paths)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, $"http://127.0.0.1:{port}{path}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(gateway, path));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(gateway, path, host: $"127.0.0.1:{port}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(gateway, $"http://127.0.0.1:{port}/graphql?query=%7B__typename%7D"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, "/graphql?query=%7B__typename%7D"));
    }

    [Fact]
    public async Task Without_one_metrics_are_told_in_Development_alone()
    {
        await using var development = await Gateway.StartAsync();
        await using var production = await Gateway.StartAsync(settings: new() { ["environment"] = "Production" });

        Assert.All(await Task.WhenAll(_paths.Select(path => StatusAsync(development, path))), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(production, "/health/ready"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(production, "/metrics"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Gateway gateway, string address, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        using var response = await gateway.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Hosting;

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

    [Theory]
    [InlineData(null, "localhost")]
    [InlineData("localhost", "localhost")]
    [InlineData("*", "[::]")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    public async Task It_binds_loopback_unless_set(string? address, string bound)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var settings = new Dictionary<string, string> { ["Management:Port"] = port };
        if (address is not null)
            settings["Management:Address"] = address;
        await using var gateway = await Gateway.StartAsync(settings: settings);

        Assert.Contains($"http://{bound}:{port}", gateway.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, $"http://127.0.0.1:{port}/health/live"));
    }

    [Fact]
    public async Task Its_root_does_not_lead_to_the_playground()
    {
        var port = FreePort();
        await using var gateway = await Gateway.StartAsync(settings: new() { ["Management:Port"] = port.ToString(CultureInfo.InvariantCulture) });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        Assert.Equal(HttpStatusCode.Found, (await client.GetAsync(gateway.Http.BaseAddress)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"))).StatusCode);
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

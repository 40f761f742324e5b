using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Where anybody may call, a page on a domain that resolves to the server (DNS rebinding) is rejected by its host.</summary>
public sealed class AllowedHostsTests
{
    private const string Query = "/graphql?query={__typename}";

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:80", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:1", true)]
    [InlineData("127.0.0.1:65000", true)]
    [InlineData("[::1]:80", true)]
    [InlineData("public.example:8443", true)]
    [InlineData("gateway.example", true)]
    [InlineData("one.internal.example", true)]
    [InlineData("internal.example", false)]
    public async Task Bound_addresses_the_public_one_and_those_of_the_setting_are_allowed(string host, bool isAllowed)
    {
        await using var gateway = await StartAsync(("AllowedHosts", "gateway.example; *.internal.example"), ("Http:PublicBaseAddress", "https://public.example/base"));

        foreach (var path in new[] { Query, "/graphql?sdl", "/health/live", "/recordings/x", "/nowhere" })
        {
            var (status, body) = await SendAsync(gateway, path, host);

            Assert.Equal(!isAllowed, status == HttpStatusCode.BadRequest);
            Assert.Equal(!isAllowed, body.Contains("Add the host there, such as AllowedHosts=", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_socket_is_rejected_too()
    {
        await using var gateway = await StartAsync();

        var exception = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(gateway, ("Host", "evil.example")));
        await using var socket = await SocketClient.OpenAsync(gateway, ("Host", "localhost"));

        Assert.Contains("400", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("0.0.0.0")]
    public async Task A_server_on_every_address_names_the_setting_for_other_names(string address)
    {
        await using var gateway = await StartAsync(("urls", $"http://{address}:{FreePort()}"));
        gateway.Http.BaseAddress = new(gateway.Http.BaseAddress!.AbsoluteUri.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));

        var (status, body) = await SendAsync(gateway, Query, "container.example");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var message = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("message").GetString();
        Assert.StartsWith("The host 'container.example' of the request is not allowed.", message, StringComparison.Ordinal);
        Assert.Contains("AllowedHosts=", message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Query, "localhost:8080")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, Query, "0.0.0.0")).Status);
    }

    [Fact]
    public async Task A_forwarded_host_is_checked_beside_the_host_itself()
    {
        await using var gateway = await StartAsync(("Http:KnownProxies:0", "127.0.0.1"), ("AllowedHosts", "gateway.example"));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, Query, "localhost", "gateway.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, Query, "localhost", "evil.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, Query, "evil.example", "localhost")).Status);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("gateway.example", HttpStatusCode.BadRequest)]
    public async Task With_credentials_any_host_is_allowed_unless_the_setting_names_some(string hosts, HttpStatusCode status)
    {
        await using var gateway = await StartAsync(("Security:AllowAnonymous", "false"), ("Getscreen:ApiKey", ""), ("AllowedHosts", hosts));
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", gateway.Sandbox.ApiKey);

        Assert.Equal(status, (await SendAsync(gateway, Query, "other.example")).Status);
    }

    [Fact]
    public async Task A_wildcard_allows_every_host_and_the_management_port_is_exempt()
    {
        var port = FreePort();
        await using var open = await StartAsync(("AllowedHosts", "*"));
        await using var gateway = await StartAsync(("Management:Port", port));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(open, Query, "other.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, $"http://127.0.0.1:{port}/health/live", "pod.example")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(gateway, Query, "pod.example")).Status);
    }

    private static Task<Gateway> StartAsync(params (string Key, string Value)[] settings) =>
        Gateway.StartAsync(new() { Agents = 1, Sessions = 0 }, settings.ToDictionary(setting => setting.Key, setting => setting.Value));

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(Gateway gateway, string address, string host, string? forwarded = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-Host", forwarded);
        using var response = await gateway.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}

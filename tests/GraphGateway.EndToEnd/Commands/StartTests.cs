using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Commands;

/// <summary>A server that cannot start says why in one line, and ends with 1.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Getscreen:Timeout is '10s'. It must be a duration", "--Getscreen:Timeout=10s")]
    [InlineData("Getscreen:Timeout is empty. It must be a duration", "--Getscreen:Timeout=")]
    [InlineData("Health:WaitForUpstream is 'yes'. It must be true or false", "--Health:WaitForUpstream=yes")]
    [InlineData("urls (ASPNETCORE_URLS) is 'nowhere'", "--urls=nowhere")]
    [InlineData("Management:Port uses the port 5999", "--urls=http://127.0.0.1:5999", "--Management:Port=5999")]
    [InlineData("Unable to configure HTTPS endpoint", "--urls=https://127.0.0.1:0", "--Kestrel:Certificates:Development:Path=")]
    [InlineData("Cannot assign requested address", "--urls=http://192.0.2.1:5999")]
    public async Task A_malformed_setting_is_one_line(string told, params string[] settings) => await AssertToldAsync(told, settings);

    [Theory]
    [InlineData("--urls=http://127.0.0.1:")]
    [InlineData("--Kestrel:Endpoints:Public:Url=http://127.0.0.1:")]
    [InlineData("--Sandbox:Port=")]
    public async Task A_port_that_is_taken_is_one_line(string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await AssertToldAsync($"http://127.0.0.1:{port}: address already in use", setting + port);
    }

    [Fact]
    public async Task A_start_with_the_sandbox_prints_links_and_no_warning()
    {
        await using var gateway = await RunningGateway.StartAsync();

        await gateway.WroteAsync($"Health: {gateway.Address}health/ready");

        Assert.Contains($"Playground: {gateway.Address}\n", gateway.Output, StringComparison.Ordinal);
        Assert.Contains($"GraphQL endpoint: {gateway.GraphQL}\n", gateway.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^(warn|fail|crit):", gateway.Output);
    }

    [Fact]
    public async Task A_file_of_settings_that_is_no_json_is_one_line()
    {
        var name = $"Broken{Environment.ProcessId}";
        var file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{name}.json");
        await File.WriteAllTextAsync(file, "{ \"Getscreen\": { } ");
        try
        {
            await AssertToldAsync($"appsettings.{name}.json", $"--environment={name}");
            Assert.Contains($"appsettings.{name}.json", (await Command.RunGatewayAsync(["health"], [new("ASPNETCORE_ENVIRONMENT", name)])).Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_schema_that_cannot_be_written_is_one_line()
    {
        var (status, _, errors) = await Command.RunGatewayAsync(["schema", "export", "--output", "/nowhere/schema.graphql"]);

        Assert.Equal((1, 1), (status, Lines(errors).Length));
        Assert.Contains("/nowhere/schema.graphql", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_does_not_start_the_server()
    {
        var (status, _, errors) = await Command.RunGatewayAsync(["schemas", "export"]);

        Assert.Equal((2, 1), (status, Lines(errors).Length));
        Assert.Contains("Unknown command 'schemas'. The commands are schema, token and health.", errors, StringComparison.Ordinal);
    }

    private static async Task AssertToldAsync(string told, params string[] settings)
    {
        var (status, output, errors) = await Command.RunGatewayAsync(["--environment=Development", "--urls=http://127.0.0.1:0", .. settings]);

        Assert.Equal(1, status);
        Assert.StartsWith("GraphGateway does not start: ", Assert.Single(Lines(errors)), StringComparison.Ordinal);
        Assert.Contains(told, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

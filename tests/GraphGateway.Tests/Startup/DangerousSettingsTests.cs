using GraphGateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Startup;

/// <summary>A setting that is valid and dangerous in effect is one warning at the start.</summary>
public sealed class DangerousSettingsTests
{
    private const string Category = "Warning GraphGateway.Startup.DangerousSettings: ";

    [Theory]
    [InlineData("AllowedHosts has a wildcard for every host", "AllowedHosts", "*")]
    [InlineData("AllowedHosts has a wildcard for every host", "AllowedHosts", "gateway.example;*")]
    [InlineData("Recordings:AllowedHosts:0 is '*.com'", "Recordings:AllowedHosts:0", "*.com")]
    [InlineData("Recordings:AllowedHosts:0 is '*.co.uk'", "Recordings:AllowedHosts:0", "*.co.uk")]
    [InlineData("Http:KnownProxies:0 is '0.0.0.0/0'", "Http:KnownProxies:0", "0.0.0.0/0")]
    [InlineData("Http:KnownProxies:0 is '::/0'", "Http:KnownProxies:0", "::/0")]
    [InlineData("Http:KnownProxies:0 is '::ffff:0.0.0.0/96'", "Http:KnownProxies:0", "::ffff:0.0.0.0/96")]
    [InlineData("Http:PublicBaseAddress is 'http://gateway.example/base'", "Http:PublicBaseAddress", "http://name:hidden@gateway.example/base")]
    [InlineData("Getscreen:BaseAddress is 'http://api.example/v1/'", "Getscreen:BaseAddress", "http://api.example/v1/")]
    [InlineData("Getscreen:Accounts:berlin:BaseAddress is 'http://berlin.example/'", "Getscreen:Accounts:berlin:BaseAddress", "http://berlin.example/", "Getscreen:Accounts:berlin:ApiKey", "berlin-key")]
    public async Task Each_is_one_warning_that_names_the_setting(string told, params string[] settings)
    {
        var warning = Assert.Single(await WarningsAsync(settings));

        Assert.StartsWith(Category + told, warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AllowedHosts", "gateway.example;*.internal.example")]
    [InlineData("AllowedHosts", "*", "Security:AllowAnonymous", "false", "Getscreen:ApiKey", "")]
    [InlineData("Recordings:AllowedHosts:0", "*.films.example", "Recordings:AllowedHosts:1", "films.com")]
    [InlineData("Http:KnownProxies:0", "10.0.0.0/8", "Http:KnownProxies:1", "::1")]
    [InlineData("Http:PublicBaseAddress", "https://gateway.example")]
    [InlineData("Http:PublicBaseAddress", "http://localhost:8080")]
    [InlineData("Getscreen:BaseAddress", "https://api.example/v1/")]
    public async Task Other_settings_are_none(params string[] settings) => Assert.Empty(await WarningsAsync(settings));

    [Theory]
    [InlineData("Security:AllowedOrigins:0", "*")]
    [InlineData("Recordings:AllowedHosts:0", "*")]
    public async Task A_wildcard_for_everything_does_not_start(params string[] settings)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => WarningsAsync(settings));

        Assert.Contains(exception.Failures, failure => failure.Contains("contains '*'", StringComparison.Ordinal));
    }

    private static async Task<string[]> WarningsAsync(string[] settings)
    {
        await using var gateway = await Gateway.StartAsync(new() { Agents = 1, Sessions = 0 }, settings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]));
        return [.. gateway.Log.Text.Split('\n').Where(line => line.StartsWith(Category, StringComparison.Ordinal))];
    }
}

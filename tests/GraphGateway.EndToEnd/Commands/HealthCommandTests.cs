using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GraphGateway.EndToEnd.Harness;

namespace GraphGateway.EndToEnd.Commands;

/// <summary>The command <c>health</c> finds the server by the settings that the server has.</summary>
public sealed class HealthCommandTests
{
    [SkippableTheory]
    [InlineData("urls", "http://[::1]:PORT")]
    [InlineData("urls", "http://[::]:PORT")]
    [InlineData("urls", "http://127.0.0.1:PORT")]
    [InlineData("urls", "", "http_ports", "PORT")]
    [InlineData("urls", "http://localhost:PORT", "Kestrel:EndpointDefaults:Protocols", "Http2")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://127.0.0.1:PORT")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://[::1]:PORT", "Kestrel:Endpoints:Public:Protocols", "Http2")]
    [InlineData("Kestrel:Endpoints:Public:Url", "https://127.0.0.1:PORT", "Kestrel:Endpoints:Public:Certificate:Path", "CERTIFICATE")]
    [InlineData("urls", "http://127.0.0.1:0", "Management:Port", "PORT")]
    [InlineData("urls", "http://127.0.0.1:0", "Management:Port", "PORT", "Management:Address", "*")]
    [InlineData("urls", "http://127.0.0.1:0", "Management:Port", "PORT", "Management:Address", "::1")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://127.0.0.1:0", "Management:Port", "PORT", "Kestrel:EndpointDefaults:Protocols", "Http2")]
    public async Task A_server_that_answers_lives_and_one_that_has_ended_does_not(params string[] settings)
    {
        Skip.If(!Socket.OSSupportsIPv6 && settings.Any(value => value.Contains("::", StringComparison.Ordinal)), "This machine has no IPv6.");
        using var certificate = new CertificateFile();
        var port = Ports.Free();
        var all = settings.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1].Replace("PORT", port, StringComparison.Ordinal).Replace("CERTIFICATE", certificate.Path, StringComparison.Ordinal));

        await using (await RunningGateway.StartAsync([.. all.Select(setting => $"--{setting.Key}={setting.Value}")]))
        {
            // A busy machine may take longer for its first answer than the command waits.
            var errors = await HealthAsync(all) is (0, var none) ? none : (await HealthAsync(all)).Errors;
            Assert.Equal("", errors);
        }

        var (status, told) = await HealthAsync(all);
        Assert.Equal(1, status);
        Assert.Contains($":{port}/health/live", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_may_be_named()
    {
        var port = Ports.Free();
        await using var gateway = await RunningGateway.StartAsync($"--urls=http://127.0.0.1:{port}");

        Assert.Equal(0, (await Command.RunGatewayAsync(["health", "--port", port])).Status);
    }

    [Theory]
    [InlineData(1, "No address to check", "health")]
    [InlineData(2, "Usage: health", "health", "--prt", "1")]
    [InlineData(2, "Usage: health", "health", "--port", "x")]
    public async Task What_it_cannot_ask_it_says(int status, string told, params string[] arguments)
    {
        var (ended, _, errors) = await Command.RunGatewayAsync(arguments, [new("urls", "http://127.0.0.1:0")]);

        Assert.Equal(status, ended);
        Assert.StartsWith(told, errors, StringComparison.Ordinal);
    }

    // The variables of ASP.NET Core have a prefix, which settings of others may do without.
    private static async Task<(int Status, string Errors)> HealthAsync(Dictionary<string, string> settings)
    {
        var (status, _, errors) = await Command.RunGatewayAsync(["health"], settings.Select(setting => KeyValuePair.Create($"ASPNETCORE_{setting.Key}", setting.Value)));
        return (status, errors);
    }

    private sealed class CertificateFile : IDisposable
    {
        public CertificateFile()
        {
            using var key = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=gateway.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
            File.WriteAllBytes(Path, certificate.Export(X509ContentType.Pfx));
        }

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}

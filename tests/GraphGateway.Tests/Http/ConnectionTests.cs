using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http;

/// <summary>Connections are used again: one after another over HTTP/1.1, side by side over HTTP/2, which TLS agrees on.</summary>
public sealed class ConnectionTests
{
    private const string Password = "of-no-use-to-anybody";
    private const string Subject = "CN=localhost";

    [Fact]
    public async Task Over_HTTP_1_1_a_connection_is_kept_alive()
    {
        await using var gateway = await Gateway.StartAsync();
        var (http, connections) = Client(gateway.Http.BaseAddress!, HttpVersion.Version11);

        for (var number = 0; number < 5; number++)
            Assert.Equal(HttpVersion.Version11, await AskAsync(http));

        Assert.Equal(1, connections());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_large_hears_so_however_it_is_sent_and_the_connection_is_kept(bool inChunks)
    {
        await using var gateway = await Gateway.StartAsync();
        var (http, connections) = Client(gateway.Http.BaseAddress!, HttpVersion.Version11);

        for (var number = 0; number < 5; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(new byte[10_000_000]) { Headers = { ContentType = new("application/json") } } };
            request.Headers.TransferEncodingChunked = inChunks;
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("1000000 bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(1, connections());
    }

    [Fact]
    public async Task Over_HTTP_2_requests_share_a_connection()
    {
        var certificate = Path.GetTempFileName();
        await File.WriteAllBytesAsync(certificate, Certificate());
        try
        {
            await using var gateway = await Gateway.StartAsync(settings: new()
            {
                ["Kestrel:Endpoints:Https:Url"] = "https://127.0.0.1:0",
                ["Kestrel:Certificates:Default:Path"] = certificate,
                ["Kestrel:Certificates:Default:Password"] = Password,
            });
            var (http, connections) = Client(gateway.Http.BaseAddress!, HttpVersion.Version20);

            Assert.Equal(HttpVersion.Version20, await AskAsync(http));
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync(http))), version => Assert.Equal(HttpVersion.Version20, version));
            Assert.Equal(1, connections());
        }
        finally
        {
            File.Delete(certificate);
        }
    }

    private static (HttpClient Http, Func<int> Connections) Client(Uri address, Version version)
    {
        var connections = 0;
        var handler = new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Subject == Subject },
            ConnectCallback = async (context, cancellationToken) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return (new(handler) { BaseAddress = address, DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact }, () => connections);
    }

    private static async Task<Version> AskAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("/graphql", new { query = "{ agents { totalCount } }" });
        Assert.Contains("200", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return response.Version;
    }

    private static byte[] Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.Export(X509ContentType.Pfx, Password);
    }
}

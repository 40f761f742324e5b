using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using GraphGateway.Hosting;
using GraphGateway.Observability.Health;
using GraphGateway.Startup;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphGateway.Commands;

/// <summary><c>health [--port PORT]</c>: whether the server on this machine lives. Made for containers without a shell or curl.</summary>
internal static class HealthCheck
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    public static bool Matches(string[] args) => args is ["health", ..];

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // The check runs in the server's own environment, so it finds the addresses where the server found them.
            if (Addresses(args, GatewayBuilder.Create([]).Configuration) is { } addresses)
                return await LivesAsync(addresses) ? 0 : 1;
        }
        catch (Exception exception) when (StartFailureMessage.Of(exception) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        await Console.Error.WriteLineAsync("Usage: health [--port PORT]");
        return 2;
    }

    private static IReadOnlyList<ListenAddress>? Addresses(string[] args, IConfiguration configuration) => args switch
    {
        ["health"] => ListenAddressParser.Management(configuration) is { } management ? [management] : ListenAddressParser.Public(configuration),
        ["health", "--port", var text] when ushort.TryParse(text, out var port) => [ListenAddressParser.OfPort(configuration, "--port", port)],
        _ => null,
    };

    // One that answers is enough: they all belong to one process.
    private static async Task<bool> LivesAsync(IReadOnlyList<ListenAddress> addresses)
    {
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            foreach (var url in Urls(address))
            {
                if (await FaultAsync(address, url) is not { } fault)
                    return true;
                faults.Add(fault);
            }
        }

        await Console.Error.WriteLineAsync(faults.Count > 0
            ? string.Join(Environment.NewLine, faults)
            : $"No address to ask: {string.Join(", ", addresses.Select(address => $"{address.Setting} is '{address.Url}'"))}. Name the port by --port PORT.");
        return false;
    }

    // An address for the whole machine is asked for at loopback, where it may have one version of IP alone.
    private static IEnumerable<Uri> Urls(ListenAddress address) => address.Binding switch
    {
        { IsUnixPipe: true } => [new Uri($"{address.Binding.Scheme}://localhost{HealthRegistration.LivePath}")],
        { Port: > 0 } binding => Hosts(binding.Host).Select(host => new Uri($"{binding.Scheme}://{host}:{binding.Port}{HealthRegistration.LivePath}")),
        _ => [],
    };

    private static string[] Hosts(string host) => IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.IPv6Any)
        ? [address.Equals(IPAddress.Any) ? "127.0.0.1" : host]
        : ["127.0.0.1", "[::1]"];

    private static async Task<string?> FaultAsync(ListenAddress address, Uri url)
    {
        var shown = address.Binding is { IsUnixPipe: true } ? $"{address.Url}, {url.AbsolutePath}" : url.AbsoluteUri;
        using var http = new HttpClient(Handler(address)) { Timeout = _patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        (request.Version, request.VersionPolicy) = Version(address.Protocols);
        try
        {
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode ? null : $"{shown} answers with status {(int)response.StatusCode}.";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return $"Nothing answers {shown}: {exception.Message}";
        }
    }

    private static SocketsHttpHandler Handler(ListenAddress address)
    {
        // A proxy of the environment is for the world outside, not for this machine.
        var handler = new SocketsHttpHandler { UseProxy = false };
        // The certificate is for the server's public name, and nobody stands between a machine and itself.
        handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null };
        if (address.Binding is { IsUnixPipe: true } binding)
            handler.ConnectCallback = (_, cancellationToken) => ConnectAsync(binding.UnixPipePath, cancellationToken);
        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Without TLS nothing is negotiated, so a server of HTTP/2 alone has to be spoken to so from the first byte.
    private static (Version Version, HttpVersionPolicy Policy) Version(HttpProtocols protocols) => protocols switch
    {
        HttpProtocols.Http3 => (HttpVersion.Version30, HttpVersionPolicy.RequestVersionExact),
        HttpProtocols.Http2 => (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact),
        _ => (HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower),
    };
}

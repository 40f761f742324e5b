using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using GraphGateway.Hosting;
using GraphGateway.Observability.Health;
using GraphGateway.Startup;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphGateway.Commands;

/// <summary>The command <c>health [--port PORT]</c>: checks the liveness of the server on this machine. For containers without a shell or curl.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(3);

    public static bool Matches(string[] args) => args is ["health", ..];

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // The command runs in the environment of the server, so it reads the same configuration.
            if (Addresses(args, GatewayBuilder.Create([]).Configuration) is { } addresses)
                return await IsLiveAsync(addresses) ? 0 : 1;
        }
        catch (Exception exception) when (StartFailureMessage.Of(exception) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
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

    // One successful response is enough, because all addresses belong to one process.
    private static async Task<bool> IsLiveAsync(IReadOnlyList<ListenAddress> addresses)
    {
        var failures = new List<string>();
        foreach (var address in addresses)
        {
            foreach (var url in Urls(address))
            {
                if (await FailureAsync(address, url) is not { } failure)
                    return true;
                failures.Add(failure);
            }
        }

        await Console.Error.WriteLineAsync(failures.Count > 0
            ? string.Join(Environment.NewLine, failures)
            : $"No address to check: {string.Join(", ", addresses.Select(address => $"{address.Setting} is '{address.Url}'"))}. Set the port with --port PORT.");
        return false;
    }

    // An address for the whole machine is checked at both loopback addresses, because the server may listen on one IP version only.
    private static IEnumerable<Uri> Urls(ListenAddress address) => address.Binding switch
    {
        { IsUnixPipe: true } => [new Uri($"{address.Binding.Scheme}://localhost{HealthRegistration.LivePath}")],
        { Port: > 0 } binding => Hosts(binding.Host).Select(host => new Uri($"{binding.Scheme}://{host}:{binding.Port}{HealthRegistration.LivePath}")),
        _ => [],
    };

    private static string[] Hosts(string host) => IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.IPv6Any)
        ? [address.Equals(IPAddress.Any) ? "127.0.0.1" : host]
        : ["127.0.0.1", "[::1]"];

    private static async Task<string?> FailureAsync(ListenAddress address, Uri url)
    {
        var shown = address.Binding is { IsUnixPipe: true } ? $"{address.Url}, {url.AbsolutePath}" : url.AbsoluteUri;
        using var http = new HttpClient(Handler(address)) { Timeout = _timeout };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        (request.Version, request.VersionPolicy) = Version(address.Protocols);
        try
        {
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode ? null : $"{shown} returned status {(int)response.StatusCode}.";
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return $"No response from {shown}: {exception.Message}";
        }
    }

    private static SocketsHttpHandler Handler(ListenAddress address)
    {
        // No proxy from the environment: the request stays on this machine.
        var handler = new SocketsHttpHandler { UseProxy = false };
        // Accepts any certificate: it has the public name of the server, and the connection stays on this machine.
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

    // Without TLS there is no protocol negotiation, so an HTTP/2-only server requires HTTP/2 from the first byte.
    private static (Version Version, HttpVersionPolicy Policy) Version(HttpProtocols protocols) => protocols switch
    {
        HttpProtocols.Http3 => (HttpVersion.Version30, HttpVersionPolicy.RequestVersionExact),
        HttpProtocols.Http2 => (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact),
        _ => (HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower),
    };
}

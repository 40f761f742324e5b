using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Http.Limits;

/// <summary>A client that sends a request over a connection of its own, and reads as little of the response as it is told to.</summary>
internal sealed class SlowClient : IDisposable
{
    private const int StatusLength = 12;
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(30);
    private readonly TcpClient _connection = new() { ReceiveBufferSize = 4096 };
    private readonly CancellationTokenSource _bound = new(_atMost);

    /// <summary>Sends an operation by POST.</summary>
    public static Task<SlowClient> PostAsync(Gateway gateway, string document, params (string Name, string Value)[] headers)
    {
        var body = JsonSerializer.Serialize(new { query = document });
        return SendAsync(gateway, $"Content-Length: {body.Length}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n{body}");
    }

    /// <summary>Sends this after the first headers.</summary>
    public static async Task<SlowClient> SendAsync(Gateway gateway, string rest)
    {
        var (client, address) = (new SlowClient(), gateway.Http.BaseAddress!);
        await client._connection.ConnectAsync(address.Host, address.Port, client._bound.Token);
        await client._connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n{rest}"), client._bound.Token);
        return client;
    }

    /// <summary>Reads the beginning of the response.</summary>
    public async Task<string> StatusAsync() => (await ReadAsync(StatusLength))["HTTP/1.1 ".Length..];

    /// <summary>Reads so many bytes.</summary>
    public async Task<string> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _connection.GetStream().ReadExactlyAsync(bytes, _bound.Token);
        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Reads to the end of the connection; gives how many bytes there were.</summary>
    public async Task<long> ReadToEndAsync()
    {
        var (bytes, total) = (new byte[64 * 1024], 0L);
        try
        {
            while (await _connection.GetStream().ReadAsync(bytes, _bound.Token) is > 0 and var read)
                total += read;
        }
        catch (IOException)
        {
            // Reset by the server.
        }

        return total;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _bound.Dispose();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace GraphGateway.Soak.Fuzz;

/// <summary>Sends cases to the server, and holds the responses against the rules.</summary>
internal sealed class CaseSender(Uri address, Ledger ledger) : IDisposable
{
    /// <summary>Twice what an operation may take: whatever is not answered by then hangs.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    // A stream of events does not end by itself.
    private static readonly TimeSpan _stream = TimeSpan.FromMilliseconds(300);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 8 }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What is wrong with the response; null if nothing is.</summary>
    public async Task<string?> SendAsync(FuzzCase input)
    {
        ledger.Count($"[{input.Kind}]");
        using var bound = new CancellationTokenSource(Bound);
        try
        {
            return input switch
            {
                HttpCase http => await SendAsync(http, bound.Token),
                RawCase raw => await SendAsync(raw, bound.Token),
                SocketCase socket => await SendAsync(socket, bound.Token),
                _ => throw new NotSupportedException(input.Kind),
            };
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested)
        {
            return $"No whole response within {Bound}";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException or WebSocketException or FormatException or OperationCanceledException)
        {
            // The server may close a connection on what is no HTTP. That it lives is checked at the end, and in the log.
            ledger.Count("closed connections");
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> SendAsync(HttpCase input, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new(input.Method), new Uri(address, input.Target));
        if (input.Body is not null)
            request.Content = new ByteArrayContent(input.Body);
        foreach (var (name, value) in input.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        ledger.Count($"{(int)response.StatusCode}");
        if (response.Content.Headers.ContentType?.MediaType is "text/event-stream")
            return await ReadStreamAsync(response, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return ResponseRules.Find(response.StatusCode, IsCompressed(response) ? null : response.Content.Headers.ContentType?.MediaType, body, ledger.Count);
    }

    private static bool IsCompressed(HttpResponseMessage response) => response.Content.Headers.ContentEncoding.Count > 0;

    private static async Task<string?> ReadStreamAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(_stream);
        try
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(end.Token));
            while (await lines.ReadLineAsync(end.Token) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal) && ResponseRules.Find(Encoding.UTF8.GetBytes(line["data: ".Length..])) is { } fault)
                    return fault;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Read for long enough.
        }

        return null;
    }

    // What comes after the request says that it is over, so the server need not wait for the rest.
    private async Task<string?> SendAsync(RawCase input, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(input.Bytes, cancellationToken);
        client.Client.Shutdown(SocketShutdown.Send);
        using var response = new StreamReader(stream, Encoding.UTF8);
        var status = await response.ReadLineAsync(cancellationToken);
        ledger.Count(status?.Split(' ').ElementAtOrDefault(1) ?? "closed connections");
        await response.ReadToEndAsync(cancellationToken);
        return status?.StartsWith("HTTP/1.1 5", StringComparison.Ordinal) == true && !status.Contains(" 505 ", StringComparison.Ordinal) ? status : null;
    }

    private async Task<string?> SendAsync(SocketCase input, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        var reading = ReadAsync(socket, cancellationToken);
        foreach (var (text, isBinary, isWhole) in input.Frames)
        {
            if (socket.State is WebSocketState.Open)
                await socket.SendAsync(text, isBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text, isWhole, cancellationToken);
        }

        await Task.WhenAny(reading, Task.Delay(_stream, cancellationToken));
        if (socket.State is WebSocketState.Open)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
        return await reading;
    }

    private async Task<string?> ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var (buffer, message) = (new byte[16 * 1024], new MemoryStream());
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                ledger.Count($"close {(int)socket.CloseStatus!}");
                return (int)socket.CloseStatus is 4500 ? $"4500 {socket.CloseStatusDescription}" : null;
            }

            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            if (ResponseRules.Find(message.ToArray()) is { } fault)
                return fault;
            message.SetLength(0);
        }
    }
}

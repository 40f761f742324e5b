using System.Buffers;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>The response to a request for a recording. Its headers are read; its body is streamed on demand.</summary>
public sealed class Recording : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly GetscreenCall _call;
    private readonly HttpResponseMessage _response;
    private readonly TimeSpan _idleTimeout;
    private readonly TimeProvider _time;

    internal Recording(GetscreenCall call, HttpResponseMessage response, TimeSpan idleTimeout, TimeProvider time) =>
        (_call, _response, _idleTimeout, _time) = (call, response, idleTimeout, time);

    /// <summary>The HTTP status: 200, 206, 304 or 416.</summary>
    public int Status => (int)_response.StatusCode;

    /// <summary>Whether the response contains the recording or a part of it.</summary>
    public bool HasBody => Status is 200 or 206;

    /// <summary>The length of the response body in bytes (<c>Content-Length</c>), or null if it is unknown.</summary>
    public long? Length => _response.Content.Headers.ContentLength;

    /// <summary>Returns the value of a header, or null if it is absent.</summary>
    public string? Header(string name) =>
        _response.Headers.NonValidated.TryGetValues(name, out var values) || _response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    /// <summary>
    /// Copies the body to a stream through one buffer, at the speed of the destination. There is no limit on the total time, but it fails if the upstream
    /// sends nothing for the length of <see cref="GetscreenOptions.Timeout"/>.
    /// </summary>
    /// <exception cref="GetscreenException">The body was truncated, or the upstream sent nothing for too long.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        using var idle = new CancellationTokenSource(_idleTimeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            await using var body = await _response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                idle.CancelAfter(_idleTimeout);
                var read = await ReadAsync(body, buffer, linked.Token, cancellationToken);
                // The time of the write does not count, because a slow destination is no fault of the upstream.
                idle.CancelAfter(Timeout.InfiniteTimeSpan);
                if (read == 0)
                    return;
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Closes the response. An unread body is discarded.</summary>
    public void Dispose() => _response.Dispose();

    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken linkedToken, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, linkedToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureMapper.FromException(_call, exception, left: true);
        }
    }
}

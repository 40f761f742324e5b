using System.Buffers;
using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Recordings;

/// <summary>A recording whose headers have come and whose body has not been read.</summary>
public sealed class Recording : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly GetscreenCall _call;
    private readonly HttpResponseMessage _response;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;

    internal Recording(GetscreenCall call, HttpResponseMessage response, TimeSpan patience, TimeProvider time) =>
        (_call, _response, _patience, _time) = (call, response, patience, time);

    /// <summary>200, 206, 304 or 416.</summary>
    public int Status => (int)_response.StatusCode;

    /// <summary>Whether the answer holds a part of the recording.</summary>
    public bool HasBody => Status is 200 or 206;

    /// <summary>The length of this answer's body in bytes; null where it is not told.</summary>
    public long? Length => _response.Content.Headers.ContentLength;

    /// <summary>A header's text; null where there is none.</summary>
    public string? Header(string name) =>
        _response.Headers.NonValidated.TryGetValues(name, out var values) || _response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;

    /// <summary>
    /// Passes the body on as fast as the destination takes it, and holds one buffer of it at a time. It may take for ever, but for
    /// a pause of the upstream's: that ends it.
    /// </summary>
    /// <exception cref="GetscreenException">The body broke off, or nothing of it came for too long.</exception>
    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        using var pause = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, cancellationToken);
        try
        {
            await using var body = await _response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                pause.CancelAfter(_patience);
                var read = await ReadAsync(body, buffer, either.Token, cancellationToken);
                // The time that the destination takes is its own affair.
                pause.CancelAfter(Timeout.InfiniteTimeSpan);
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

    /// <summary>Lets the upstream go; what it has not sent yet it need not send.</summary>
    public void Dispose() => _response.Dispose();

    private async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, either);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureMapper.Of(_call, exception, left: true);
        }
    }
}

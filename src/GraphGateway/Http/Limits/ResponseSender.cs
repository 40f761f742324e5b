using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>
/// Writes a response from memory to a connection, in chunks, so that the server does not buffer a second copy for a slow client.
/// The client must read a large response within a time limit, and at a minimum rate in proportion to its size. Otherwise the connection is aborted.
/// </summary>
internal sealed class ResponseSender(IOptions<HttpOptions> options, TimeProvider time)
{
    /// <summary>The chunk size in bytes. A response up to this size fits into the write buffer of the connection.</summary>
    public const int PartBytes = 32 * 1024;

    // Kestrel's default minimum rate, in bytes per second.
    private const double MinBytesPerSecond = 240;

    // The time that a client on a bad network may pause.
    private static readonly TimeSpan _gracePeriod = TimeSpan.FromSeconds(15);

    public async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length <= PartBytes)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }

        RequireRate(context, bytes.Length);
        await using var deadline = time.CreateTimer(_ => context.Abort(), state: null, options.Value.MaxSendTime, Timeout.InfiniteTimeSpan);
        for (var start = 0; start < bytes.Length; start += PartBytes)
            await context.Response.Body.WriteAsync(bytes.Slice(start, Math.Min(PartBytes, bytes.Length - start)), context.RequestAborted);
    }

    // HTTP/2 has one rate for all streams of a connection, so only the time limit applies there.
    private void RequireRate(HttpContext context, int bytes)
    {
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate && HttpProtocol.IsHttp11(context.Request.Protocol))
            rate.MinDataRate = new MinDataRate(Math.Max(MinBytesPerSecond, bytes / options.Value.MaxSendTime.TotalSeconds), _gracePeriod);
    }
}

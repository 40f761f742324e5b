using GraphGateway.GraphTypes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace GraphGateway.Http.Limits;

/// <summary>
/// Writes what is in memory to a connection, in parts, so that the server does not copy all of it while the client reads slowly.
/// A large response must be read at a rate in proportion to its size, and within a time limit; otherwise the connection is aborted.
/// </summary>
internal sealed class ResponseSender(IOptions<HttpOptions> options, TimeProvider time)
{
    /// <summary>How many bytes are written at once. What is no larger waits in the buffer of the connection.</summary>
    public const int PartBytes = 32 * 1024;

    // Kestrel's own rate for what is small.
    private const double LeastRate = 240;

    // For how long a client on a bad network may stop reading.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(15);

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

    // HTTP/2 has one rate for all streams of a connection; there the time limit alone counts.
    private void RequireRate(HttpContext context, int bytes)
    {
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate && HttpProtocol.IsHttp11(context.Request.Protocol))
            rate.MinDataRate = new MinDataRate(Math.Max(LeastRate, bytes / options.Value.MaxSendTime.TotalSeconds), _grace);
    }
}

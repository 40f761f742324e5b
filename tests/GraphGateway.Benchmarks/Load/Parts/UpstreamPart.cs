using System.Collections.Concurrent;
using System.Globalization;
using GraphGateway.Sandbox;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Benchmarks.Load.Parts;

/// <summary>
/// The upstream: it answers from memory what it has once read of a sandbox, so that it costs as little as can be. Where the sandbox moves,
/// nothing is kept. <c>/calls</c> tells how often it was asked.
/// </summary>
internal sealed class UpstreamPart(HttpClient sandbox, TimeSpan latency, bool isStill)
{
    public const string Name = "upstream";
    private readonly ConcurrentDictionary<string, byte[]> _answers = [];
    private long _calls;

    public static async Task RunAsync(string[] args)
    {
        var numbers = args[..4].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var activity = Enum.Parse<SandboxActivity>(args[4]);
        var options = new SandboxOptions { Agents = numbers[1], Sessions = numbers[2], ApiKey = Servers.Key, Activity = activity };
        await using var sandbox = await SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = sandbox.BaseAddress };
        var part = new UpstreamPart(http, TimeSpan.FromMilliseconds(numbers[3]), activity is SandboxActivity.Off);
        await BareServer.RunAsync(numbers[0], part.AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/calls")
        {
            await context.Response.WriteAsync(Interlocked.Read(ref _calls).ToString(CultureInfo.InvariantCulture));
            return;
        }

        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal, out var method))
            return;
        Interlocked.Increment(ref _calls);
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency);
        await BareServer.WriteAsync(context, await BytesAsync($"{method.Value![1..]}{context.Request.QueryString}"));
    }

    private async ValueTask<byte[]> BytesAsync(string call)
    {
        if (isStill && _answers.TryGetValue(call, out var known))
            return known;
        var bytes = await sandbox.GetByteArrayAsync(new Uri(call, UriKind.Relative));
        return isStill ? _answers.GetOrAdd(call, bytes) : bytes;
    }
}

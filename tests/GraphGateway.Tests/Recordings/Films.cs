using System.Text.Json;
using GraphGateway.Getscreen;
using GraphGateway.Recordings;
using GraphGateway.Sandbox.World;
using GraphGateway.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphGateway.Tests.Recordings;

/// <summary>A gateway's recordings, and how tests come by their links.</summary>
internal static class Films
{
    public const string Key = "key-5f2a77c1d0";

    /// <summary>A gateway in front of an upstream that plays no part but that of the recordings' host.</summary>
    public static Task<Gateway> GatewayAsync(Upstream upstream, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Getscreen:BaseAddress"] = $"{upstream.Address}/v1/", ["Getscreen:ApiKey"] = Key, ["Http:PublicBaseAddress"] = "http://gateway.example" };
        foreach (var (key, value) in settings)
            all[key] = value;
        return Gateway.StartAsync(new() { Agents = 1, Sessions = 0 }, all);
    }

    /// <summary>The link, without its host, of a recording that lies at a URL.</summary>
    public static Uri LinkOf(Gateway gateway, string url, string account = "default", string key = Key, string? baseAddress = null)
    {
        var options = gateway.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<GetscreenOptions>>().Value;
        var link = gateway.Services.GetRequiredService<RecordingLinkProtector>().Make(new(account, baseAddress is null ? options.BaseAddress : new(baseAddress), key), 27_233, url);
        return new(new Uri(link!).PathAndQuery, UriKind.Relative);
    }

    /// <summary>The newest session that has a recording, with the link that the gateway gives for it.</summary>
    public static async Task<(SandboxSession Session, Uri Link)> NewestAsync(Gateway gateway, long? size = null)
    {
        var session = gateway.Sandbox.World.Sessions.Last(session => session.VideoSize is not null);
        if (size is not null)
            gateway.Sandbox.World.SetVideo(session.Id, size);
        var answer = await gateway.AskAsync("{ sessions(first: 1, where: { hasVideo: true }) { nodes { databaseId video { url } } } }");
        var node = answer.GetProperty("data").GetProperty("sessions").GetProperty("nodes")[0];
        Assert.Equal(session.Id, node.GetProperty("databaseId").GetInt32());
        return (gateway.Sandbox.World.Sessions.Single(other => other.Id == session.Id), new(node.GetProperty("video").GetProperty("url").GetString()!));
    }

    /// <summary>The recording as the sandbox has it.</summary>
    public static async Task<byte[]> OriginalAsync(Gateway gateway, SandboxSession session)
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(new Uri(gateway.Sandbox.BaseAddress, $"/video/{session.Id % 4}/{session.Id}.mp4?apikey={gateway.Sandbox.ApiKey}"));
    }

    public static async Task<HttpResponseMessage> SendAsync(Gateway gateway, Uri link, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        change?.Invoke(request);
        return await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The status and code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        return ((int)response.StatusCode, body.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    /// <summary>An answer that sends a recording of that many bytes, and counts what left.</summary>
    public static RequestDelegate Stream(long length, Action<long> sent) => async context =>
    {
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = length;
        var block = new byte[64 * 1024];
        for (var at = 0L; at < length; at += block.Length)
        {
            var count = (int)Math.Min(block.Length, length - at);
            await context.Response.Body.WriteAsync(block.AsMemory(0, count), context.RequestAborted);
            sent(at + count);
        }
    };
}

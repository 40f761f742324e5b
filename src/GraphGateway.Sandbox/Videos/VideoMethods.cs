using System.Globalization;
using GraphGateway.Sandbox.Http;
using GraphGateway.Sandbox.World;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphGateway.Sandbox.Videos;

/// <summary>Serves recordings at <c>/video/{n}/{id}.mp4</c>, next to the API, with range and conditional requests.</summary>
internal sealed class VideoMethods(SandboxWorld world)
{
    /// <summary>The path of all recordings in <see cref="FaultInjection.FaultInjector"/>.</summary>
    public const string Name = "video";

    /// <summary>The recording's URL, on the host of the request.</summary>
    public static string UrlOf(SandboxSession session, HttpRequest request) =>
        $"{request.Scheme}://{request.Host}{PathOf(session)}";

    public Task SendAsync(HttpContext context)
    {
        if (Find(context.Request.Path) is not { VideoSize: { } size } session)
            return SandboxResponse.StatusAsync(context, StatusCodes.Status404NotFound);
        var lastModified = DateTimeOffset.FromUnixTimeSeconds(session.Stop ?? session.Start);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{session.Id}-{size}\""));
        return TypedResults.Stream(new VideoContent(session.Id, size), "video/mp4", lastModified: lastModified, entityTag: tag, enableRangeProcessing: true).ExecuteAsync(context);
    }

    private SandboxSession? Find(string? path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && world.Session(id) is { } session && PathOf(session) == path ? session : null;

    private static string PathOf(SandboxSession session) => string.Create(CultureInfo.InvariantCulture, $"/video/{session.Id % 4}/{session.Id}.mp4");
}

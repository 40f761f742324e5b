using System.Net;
using System.Net.Http.Headers;
using GraphGateway.Sandbox.World;

namespace GraphGateway.Getscreen.Tests.Sandbox;

public sealed class VideoTests
{
    [Fact]
    public async Task History_tells_where_a_recording_lies_and_it_lies_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var video = (await sandbox.RowsAsync("GET history/list?video=true&limit=1"))[0].GetProperty("video");

        var bytes = await sandbox.Http.GetByteArrayAsync(new Uri($"{video.GetProperty("url").GetString()}?apikey={sandbox.Server.ApiKey}"));

        Assert.Equal(video.GetProperty("size").GetInt64(), bytes.Length);
    }

    [Fact]
    public async Task A_range_is_that_part_of_the_whole()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var session = Recorded(sandbox, 200_000);
        var whole = await (await SendAsync(sandbox, session)).Content.ReadAsByteArrayAsync();

        using var part = await SendAsync(sandbox, session, request => request.Headers.Range = new(65_000, 140_000));
        using var end = await SendAsync(sandbox, session, request => request.Headers.Range = new(null, 10));
        using var beyond = await SendAsync(sandbox, session, request => request.Headers.Range = new(200_000, null));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("bytes 65000-140000/200000", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[65_000..140_001], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(whole[^10..], await end.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task Who_has_the_recording_already_is_told_so()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var session = Recorded(sandbox, 1000);
        using var first = await SendAsync(sandbox, session, request => request.Method = HttpMethod.Head);

        using var again = await SendAsync(sandbox, session, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var since = await SendAsync(sandbox, session, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified);

        Assert.Equal((1000L, ""), (first.Content.Headers.ContentLength, await first.Content.ReadAsStringAsync()));
        Assert.Equal(new MediaTypeHeaderValue("video/mp4"), first.Content.Headers.ContentType);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified), (again.StatusCode, since.StatusCode));
    }

    [Fact]
    public async Task Without_the_key_or_a_recording_there_is_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var session = Recorded(sandbox, 1000);
        var silent = sandbox.Server.World.Sessions[^1];

        using var locked = await sandbox.Http.GetAsync(Address(sandbox, session));
        using var missing = await SendAsync(sandbox, silent);
        using var elsewhere = await SendAsync(sandbox, session with { Id = session.Id + 4_000_000 });

        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (missing.StatusCode, elsewhere.StatusCode));
    }

    private static SandboxSession Recorded(RunningSandbox sandbox, long size)
    {
        var session = sandbox.Server.World.Sessions[10];
        sandbox.Server.World.SetVideo(session.Id, size);
        return session;
    }

    private static Uri Address(RunningSandbox sandbox, SandboxSession session) => new(sandbox.Server.BaseAddress, $"/video/{session.Id % 4}/{session.Id}.mp4");

    private static async Task<HttpResponseMessage> SendAsync(RunningSandbox sandbox, SandboxSession session, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(sandbox, session));
        request.Headers.Add("X-Api-Key", sandbox.Server.ApiKey);
        change?.Invoke(request);
        return await sandbox.Http.SendAsync(request);
    }
}

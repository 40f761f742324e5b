using GraphGateway.Callers;
using GraphGateway.Getscreen.History;
using GraphGateway.GraphTypes;
using GraphGateway.Recordings;
using GraphGateway.Security;
using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class VideoType : ObjectGraphType<SessionVideoEntry>
{
    public VideoType()
    {
        Name = "Video";
        Description = "A session's recording.";
        // The upstream's URL works only with the API key, so the gateway does not return it.
        Field<UrlScalar>("url")
            .Description("The gateway's URL of the recording: a short-lived secret that needs no credentials. Null if Getscreen's URL is invalid.")
            .Requires(Scopes.RecordingsRead)
            .Secret()
            .Resolve(Link);
        Field<LongScalar>("size").Description("The file's size in bytes; null if not reported.").Reads(entry => entry.Video.Size);
    }

    private static string? Link(IResolveFieldContext<SessionVideoEntry> context) =>
        context.Get<RecordingLinkProtector>().Make(context.Get<CallerAccessor>().Caller.Account, context.Source.Session, context.Source.Video.Url);
}

/// <summary>A recording and its session's numeric id, which is part of the recording link.</summary>
internal sealed record SessionVideoEntry(int Session, SessionVideo Video)
{
    public static SessionVideoEntry? Of(Session? row) => row?.Video is { } video ? new(row.Id, video) : null;
}

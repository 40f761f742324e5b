using GraphGateway.Callers;
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
        // The upstream's address needs the key to be of use, so it is not handed out.
        Field<UrlScalar>("url").Description("The gateway's own URL of the recording: short-lived, and enough by itself to play it. Null where Getscreen's URL of it is broken.").Requires(Scopes.RecordingsRead).Secret().Resolve(Link);
        Field<LongScalar>("size").Description("The file's size in bytes; null where it is not told.").Reads(entry => entry.Video.Size);
    }

    private static string? Link(IResolveFieldContext<SessionVideoEntry> context) =>
        context.Get<RecordingLinkProtector>().Make(context.Get<CallerAccessor>().Caller.Account, context.Source.Session, context.Source.Video.Url);
}

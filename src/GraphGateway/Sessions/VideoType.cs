using GraphGateway.Getscreen.History;
using GraphGateway.Graph;
using GraphGateway.Security;
using GraphQL.Types;

namespace GraphGateway.Sessions;

internal sealed class VideoType : ObjectGraphType<SessionVideo>
{
    public VideoType()
    {
        Name = "Video";
        Description = "A session's recording.";
        // The upstream's address needs the key to be of use, so it is not handed out; null until the gateway serves recordings itself.
        Field<UrlScalar>("url").Description("The gateway's own URL of the recording, signed and short-lived; it never carries the Getscreen key. Null where the gateway serves no recordings.").Requires(Scopes.RecordingsRead).Resolve(_ => null);
        Field<LongScalar>("size").Description("The file's size in bytes; null where it is not told.").Resolve(context => context.Source.Size);
    }
}

using System.Net;
using GraphGateway.Getscreen;

namespace GraphGateway.Sessions.History;

/// <summary>The failure of answers that can be read one by one and cannot all be true.</summary>
internal static class InconsistentHistory
{
    public static GetscreenException Because(string reason) => new(GetscreenFailure.BadPayload, HttpMethod.Get, "history/list", $"the answers contradict each other: {reason}")
    {
        StatusCode = (int)HttpStatusCode.OK,
        Mismatch = new("data", "rows that agree with those of other answers", reason),
        MayHaveActed = true,
    };
}

using System.Net;
using GraphGateway.Getscreen;

namespace GraphGateway.Sessions.History;

/// <summary>Creates the error for responses that are valid separately but contradict each other.</summary>
internal static class InconsistentHistory
{
    public static GetscreenException Because(string reason) => new(GetscreenFailure.BadPayload, HttpMethod.Get, "history/list", $"the responses contradict each other: {reason}")
    {
        StatusCode = (int)HttpStatusCode.OK,
        Mismatch = new("data", "rows that agree with other responses", reason),
        MayHaveActed = true,
    };
}

using System.Globalization;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;

namespace GraphGateway.Sessions;

/// <summary>
/// The key of a session's global id. The history API has no method to read one session, so the id contains the start time and the agent, which
/// locate the session.
/// </summary>
/// <param name="Number">The number that Getscreen uses.</param>
/// <param name="Start">The start in Unix seconds; 0 if not reported.</param>
/// <param name="AgentId">The agent's numeric id; 0 if not reported.</param>
internal readonly record struct SessionId(int Number, long Start, int AgentId)
{
    public static SessionId Parse(string text)
    {
        var id = GlobalId.Parse(text);
        var parts = id.Key.Split(':');
        return id.Type == GlobalId.Session && parts.Length == 3
            && GlobalId.TryParseNumber(parts[0], out int number)
            && GlobalId.TryParseNumber(parts[1], out long start)
            && GlobalId.TryParseNumber(parts[2], out int agentId)
            && start <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new(number, start, agentId)
            : throw GatewayError.BadUserInput($"'{GlobalId.Shorten(text)}' is not an id of Session. Pass its global id: a number alone is not enough to find it.");
    }

    public override string ToString() =>
        new GlobalId(GlobalId.Session, string.Create(CultureInfo.InvariantCulture, $"{Number}:{Start}:{AgentId}")).ToString();
}

namespace GraphGateway.Callers;

/// <summary>The scopes of callers. Each scope grants access to a part of the schema.</summary>
internal static class Scopes
{
    public const string AgentsRead = "agents:read";
    public const string AgentsConnect = "agents:connect";
    public const string SupportRead = "support:read";
    public const string SupportWrite = "support:write";
    public const string SessionsRead = "sessions:read";
    public const string RecordingsRead = "recordings:read";

    public static IReadOnlyList<string> All { get; } = [AgentsRead, AgentsConnect, SupportRead, SupportWrite, SessionsRead, RecordingsRead];
}

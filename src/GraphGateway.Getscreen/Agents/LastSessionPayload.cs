namespace GraphGateway.Getscreen.Agents;

/// <summary><c>sessions.last</c> as it stands in the payload; it has no id where there was no session.</summary>
internal sealed class LastSessionPayload
{
    public int? Id { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? StopTime { get; init; }

    public LastSessionClientPayload? Client { get; init; }

    public LastSession? ToLastSession() => Id is { } id
        ? new() { Id = id, StartTime = StartTime, StopTime = StopTime, Client = Client?.ToClient() }
        : null;
}

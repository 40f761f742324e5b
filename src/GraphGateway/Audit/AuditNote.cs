namespace GraphGateway.Audit;

/// <summary>What a mutation tells of itself while it runs, for the event at its end.</summary>
internal sealed class AuditNote
{
    /// <summary>The number of the agent or connection that it is about.</summary>
    public int? Target { get; set; }

    /// <summary>Whether it was answered with an earlier result.</summary>
    public bool IsRepeat { get; set; }
}

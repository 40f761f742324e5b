namespace GraphGateway.Audit;

/// <summary>Data that a running mutation adds to its audit event.</summary>
internal sealed class AuditNote
{
    /// <summary>The numeric id of the agent or connection that the mutation changes.</summary>
    public int? Target { get; set; }

    /// <summary>Whether the result is a stored result of an earlier execution.</summary>
    public bool IsRepeat { get; set; }
}

namespace GraphGateway.Execution;

/// <summary>The cost information that a client requests for its operation.</summary>
internal enum CostRequest
{
    /// <summary>No cost information.</summary>
    None,

    /// <summary>The response and the operation's cost.</summary>
    Report,

    /// <summary>The cost estimate only: a dry run, which does not execute the operation.</summary>
    Validate,
}

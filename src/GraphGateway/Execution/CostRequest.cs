namespace GraphGateway.Execution;

/// <summary>What a client wants to know of the price of its operation.</summary>
internal enum CostRequest
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What the operation cost, beside its answer.</summary>
    Report,

    /// <summary>What it would cost; it is not run.</summary>
    Validate,
}

namespace GraphGateway.Limits;

/// <summary>What runs queries.</summary>
internal enum ExecutionMode
{
    /// <summary>Plans, each compiled once from an operation; what they do not cover, the engine runs.</summary>
    Compiled,

    /// <summary>The engine alone.</summary>
    Stock,
}

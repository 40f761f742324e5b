namespace GraphGateway.Limits;

/// <summary>How queries are executed.</summary>
internal enum ExecutionMode
{
    /// <summary>With compiled operation plans. GraphQL.NET executes operations that plans do not support.</summary>
    Compiled,

    /// <summary>With GraphQL.NET only.</summary>
    Stock,
}

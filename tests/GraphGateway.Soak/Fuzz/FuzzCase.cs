namespace GraphGateway.Soak.Fuzz;

/// <summary>One input of the fuzz run.</summary>
/// <param name="Index">Its number; with the seed it is enough to make the case again.</param>
/// <param name="Kind">What is mutated.</param>
internal abstract record FuzzCase(int Index, string Kind);

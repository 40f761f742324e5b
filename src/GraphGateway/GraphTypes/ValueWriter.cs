namespace GraphGateway.GraphTypes;

/// <summary>Writes a value; false, with nothing written, where it is null once it is serialized.</summary>
internal delegate bool ValueWriter<in T>(JsonBuffer output, T value);

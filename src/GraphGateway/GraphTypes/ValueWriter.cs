namespace GraphGateway.GraphTypes;

/// <summary>Writes a value. Returns false and writes nothing if the serialized value is null.</summary>
internal delegate bool ValueWriter<in T>(JsonBuffer output, T value);

namespace GraphGateway.GraphTypes;

/// <summary>A scalar that writes its values itself, just as what it serializes them to would be written.</summary>
internal interface IJsonWritableScalar<in T>
{
    /// <summary>Writes a value.</summary>
    void Write(JsonBuffer output, T value);
}

namespace GraphGateway.GraphTypes;

/// <summary>A scalar that writes its values directly as JSON. The output equals the JSON of its serialized value.</summary>
internal interface IJsonWritableScalar<in T>
{
    /// <summary>Writes a value.</summary>
    void Write(JsonBuffer output, T value);
}

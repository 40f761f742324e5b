namespace GraphGateway.Getscreen.Payloads;

/// <summary>What may stand at a field, with the variants that <see cref="Values"/> tells.</summary>
internal enum FieldKind
{
    Int,
    Long,
    Time,
    Text,
    Flag,
    System,

    /// <summary>An object, or null.</summary>
    Object,

    /// <summary>An object, null, or "".</summary>
    ObjectOrEmpty,

    /// <summary>A list of objects, one object instead of a list of one, or null.</summary>
    List,
}

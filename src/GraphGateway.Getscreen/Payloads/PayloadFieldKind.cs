namespace GraphGateway.Getscreen.Payloads;

/// <summary>What may stand at a field, with the variants that <see cref="PayloadValueReader"/> reads.</summary>
internal enum PayloadFieldKind
{
    /// <summary>A 32-bit integer.</summary>
    Int,

    /// <summary>A 32-bit integer that is not negative.</summary>
    Count,

    /// <summary>An integer that is not negative and that JSON numbers hold exactly in every client.</summary>
    Size,
    Time,
    Text,
    Flag,
    System,

    /// <summary>An object, or null.</summary>
    Object,

    /// <summary>An object, null, or "".</summary>
    ObjectOrEmpty,

    /// <summary>A list of objects, one object instead of a list of one, null, or "".</summary>
    List,
}

namespace GraphGateway.Getscreen.Payloads;

/// <summary>The kind of a field's value. <see cref="PayloadValueReader"/> accepts several notations for each kind.</summary>
internal enum PayloadFieldKind
{
    /// <summary>A 32-bit integer.</summary>
    Int,

    /// <summary>A non-negative 32-bit integer.</summary>
    Count,

    /// <summary>A non-negative integer up to 2^53 - 1, which every JSON client represents exactly.</summary>
    Size,
    Time,
    Text,
    Flag,
    System,

    /// <summary>An object, or null.</summary>
    Object,

    /// <summary>An object, null, or "".</summary>
    ObjectOrEmpty,

    /// <summary>A list of objects, a single object in place of a list of one, null, or "".</summary>
    List,
}

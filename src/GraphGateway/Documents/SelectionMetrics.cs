using GraphGateway.Limits;

namespace GraphGateway.Documents;

/// <summary>How large an operation or fragment is, or a part of one. What its fragments add is in it once they are unfolded into it.</summary>
internal readonly record struct SelectionMetrics
{
    /// <summary>How deeply fields are nested.</summary>
    public int Fields { get; init; }

    /// <summary>How deeply fragments are nested in fragments, spread or inline, whatever fields lie between them.</summary>
    public int Fragments { get; init; }

    /// <summary>How deeply introspection goes from the lists of a type to those of another: its fields, interfaces and so on.</summary>
    public int TypeLists { get; init; }

    /// <summary>How deeply input objects are nested.</summary>
    public int Inputs { get; init; }

    /// <summary>How many fields there are at the top.</summary>
    public int RootFields { get; init; }

    /// <summary>How many fields and fragments are selected.</summary>
    public int Selections { get; init; }

    public int Aliases { get; init; }

    public int Directives { get; init; }

    /// <summary>This shape with another one that is found in it.</summary>
    /// <param name="found">What is found.</param>
    /// <param name="at">Where: how deep that place lies.</param>
    public SelectionMetrics With(SelectionMetrics found, SelectionMetrics at) => new()
    {
        Fields = Math.Max(Fields, at.Fields + found.Fields),
        Fragments = Math.Max(Fragments, at.Fragments + found.Fragments),
        TypeLists = Math.Max(TypeLists, at.TypeLists + found.TypeLists),
        Inputs = Math.Max(Inputs, found.Inputs),
        RootFields = at.Fields > 0 ? RootFields : SaturatingMath.Add(RootFields, found.RootFields),
        Selections = SaturatingMath.Add(Selections, found.Selections),
        Aliases = SaturatingMath.Add(Aliases, found.Aliases),
        Directives = SaturatingMath.Add(Directives, found.Directives),
    };
}

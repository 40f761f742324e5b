using GraphGateway.Limits;

namespace GraphGateway.Documents;

/// <summary>The size and nesting depth of an operation, a fragment or a part of one. Spread fragments are included only after they are expanded.</summary>
internal readonly record struct SelectionMetrics
{
    /// <summary>The maximum nesting depth of fields.</summary>
    public int Fields { get; init; }

    /// <summary>The maximum nesting depth of fragments in fragments, spread or inline, regardless of the fields between them.</summary>
    public int Fragments { get; init; }

    /// <summary>The maximum nesting depth of introspection lists that lead from one type to other types: fields, interfaces and so on.</summary>
    public int TypeLists { get; init; }

    /// <summary>The maximum nesting depth of input objects.</summary>
    public int Inputs { get; init; }

    /// <summary>The number of fields at the top level.</summary>
    public int RootFields { get; init; }

    /// <summary>The number of selected fields and fragments.</summary>
    public int Selections { get; init; }

    public int Aliases { get; init; }

    public int Directives { get; init; }

    /// <summary>Adds the metrics of a nested selection to these metrics.</summary>
    /// <param name="nested">The metrics of the nested selection.</param>
    /// <param name="at">The depth of the place that contains the nested selection.</param>
    public SelectionMetrics With(SelectionMetrics nested, SelectionMetrics at) => new()
    {
        Fields = Math.Max(Fields, at.Fields + nested.Fields),
        Fragments = Math.Max(Fragments, at.Fragments + nested.Fragments),
        TypeLists = Math.Max(TypeLists, at.TypeLists + nested.TypeLists),
        Inputs = Math.Max(Inputs, nested.Inputs),
        RootFields = at.Fields > 0 ? RootFields : SaturatingMath.Add(RootFields, nested.RootFields),
        Selections = SaturatingMath.Add(Selections, nested.Selections),
        Aliases = SaturatingMath.Add(Aliases, nested.Aliases),
        Directives = SaturatingMath.Add(Directives, nested.Directives),
    };
}

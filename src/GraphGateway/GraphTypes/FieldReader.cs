using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Resolves a field by nothing but its source: what a plan can read without a context, and write without a box.</summary>
internal abstract class FieldReader : IFieldResolver
{
    /// <summary>What the field gives.</summary>
    public abstract object? Read(object source);

    /// <summary>Writes the field of a source; false, with nothing written, where it is null.</summary>
    public abstract Func<object, JsonBuffer, bool> Writer(ScalarGraphType scalar);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(Read(context.Source!));
}

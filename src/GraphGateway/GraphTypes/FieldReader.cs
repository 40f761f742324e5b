using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphGateway.GraphTypes;

/// <summary>Resolves a field from its source alone. An operation plan can read it without a field context, and write it without boxing.</summary>
internal abstract class FieldReader : IFieldResolver
{
    /// <summary>Returns the field's value.</summary>
    public abstract object? Read(object source);

    /// <summary>Returns a function that writes the field of a source. It returns false and writes nothing if the value is null.</summary>
    public abstract Func<object, JsonBuffer, bool> Writer(ScalarGraphType scalar);

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(Read(context.Source!));
}

using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Execution;

/// <summary>A resolver decorator: throws if the field's arguments could not be coerced, otherwise calls the inner resolver.</summary>
internal sealed class ArgumentGuard(IFieldResolver resolver) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

/// <summary>A stream resolver decorator: throws if the subscription field's arguments could not be coerced, otherwise opens the stream.</summary>
internal sealed class StreamArgumentGuard(ISourceStreamResolver resolver) : ISourceStreamResolver
{
    public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
    {
        ArgumentCoercion.Check(context.Arguments);
        return resolver.ResolveAsync(context);
    }
}

/// <summary>Decorates the resolver of each field with arguments with an <see cref="ArgumentGuard"/>. A subscription field gets a <see cref="StreamArgumentGuard"/>.</summary>
internal sealed class ArgumentGuardVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => Guard(field);

    // '__type' does not belong to any type, so the visitor does not reach it.
    public override void PostVisitSchema(ISchema schema) => Guard(schema.TypeMetaFieldType);

    private static void Guard(FieldType field)
    {
        if (field.Arguments is not { Count: > 0 })
            return;
        if (field.StreamResolver is { } stream)
            field.StreamResolver = new StreamArgumentGuard(stream);
        else
            field.Resolver = new ArgumentGuard(field.Resolver ?? NameFieldResolver.Instance);
    }
}

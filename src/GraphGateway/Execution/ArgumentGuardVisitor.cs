using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Execution;

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

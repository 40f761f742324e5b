using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Execution;

/// <summary>Puts a guard before the resolver of each field with arguments; of a subscription's field, before its stream is opened.</summary>
internal sealed class ArgumentGuardVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => Guard(field);

    // '__type' is a field of no type.
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

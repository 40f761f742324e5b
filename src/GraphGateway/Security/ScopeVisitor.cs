using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Security;

/// <summary>Wraps the resolver of each field that requires a scope with a guard. For a subscription field, the guard runs before the stream is opened.</summary>
internal sealed class ScopeVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (FieldScope.Of(field) is not { } scope)
            return;
        if (field.StreamResolver is { } stream)
            field.StreamResolver = new StreamScopeGuard(scope, stream);
        else
            field.Resolver = new ScopeGuard(scope, field.Resolver ?? NameFieldResolver.Instance);
    }
}

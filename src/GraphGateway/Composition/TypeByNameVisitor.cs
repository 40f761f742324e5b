using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Composition;

/// <summary>Makes <c>__type</c> return null for an empty name, because the engine's resolver throws.</summary>
internal sealed class TypeByNameVisitor : BaseSchemaNodeVisitor
{
    public override void PostVisitSchema(ISchema schema) => schema.TypeMetaFieldType.Resolver =
        new FuncFieldResolver<object>(context => context.GetArgument<string>("name") is { Length: > 0 } name ? schema.AllTypes[name] : null);
}

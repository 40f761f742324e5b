using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace GraphGateway.Composition;

/// <summary>Lets <c>__type</c> be null for an empty name, which the engine fails on.</summary>
internal sealed class TypeByNameVisitor : BaseSchemaNodeVisitor
{
    public override void PostVisitSchema(ISchema schema) => schema.TypeMetaFieldType.Resolver =
        new FuncFieldResolver<object>(context => context.GetArgument<string>("name") is { Length: > 0 } name ? schema.AllTypes[name] : null);
}

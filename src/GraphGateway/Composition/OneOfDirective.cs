using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Composition;

/// <summary>GraphQL's own <c>@oneOf</c>, which the engine prints and does not list.</summary>
internal sealed class OneOfDirective : Directive
{
    public OneOfDirective() : base("oneOf", DirectiveLocation.InputObject) => Description = "Marks an input object that takes exactly one of its fields.";

    // The engine lists only directives of operations by itself.
    public override bool? Introspectable => true;
}

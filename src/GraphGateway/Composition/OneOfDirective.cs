using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Composition;

/// <summary>The built-in directive <c>@oneOf</c>. The engine prints it but does not list it in introspection.</summary>
internal sealed class OneOfDirective : Directive
{
    public OneOfDirective() : base("oneOf", DirectiveLocation.InputObject) => Description = "Marks an input object of which exactly one field must be set.";

    // By default, the engine lists only executable directives in introspection.
    public override bool? Introspectable => true;
}

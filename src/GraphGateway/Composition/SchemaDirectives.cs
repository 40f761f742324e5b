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

/// <summary>The built-in directive <c>@specifiedBy</c>, which the engine lacks.</summary>
internal sealed class SpecifiedByDirective : Directive
{
    public SpecifiedByDirective() : base("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Links to the specification of a scalar.";
        Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "url", Description = "The URL of the specification." });
    }

    // By default, the engine lists only executable directives in introspection.
    public override bool? Introspectable => true;
}

using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.Composition;

/// <summary>GraphQL's own <c>@specifiedBy</c>, which the engine does not bring along.</summary>
internal sealed class SpecifiedByDirective : Directive
{
    public SpecifiedByDirective() : base("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Names the document that specifies a scalar.";
        Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "url", Description = "Where the specification stands." });
    }

    // The engine lists only directives of operations by itself.
    public override bool? Introspectable => true;
}

using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Composition;

/// <summary>
/// Adds the introspection fields of the September 2025 specification (4.2) that the engine lacks: <c>specifiedByURL</c>, and
/// <c>includeDeprecated: Boolean! = false</c> on every field that lists deprecatable elements.
/// </summary>
internal static class IntrospectionAdditions
{
    private const string IncludeDeprecated = "includeDeprecated";

    public static void Apply(IGraphType type)
    {
        if (type is not IObjectGraphType introspection || !type.Name.StartsWith("__", StringComparison.Ordinal))
            return;
        if (type.Name == "__Directive")
            AddIncludeDeprecated(introspection.Fields.Find("args")!); // no directive argument is deprecated, so the result is the same either way
        else if (type.Name == "__Type")
            AddSpecifiedByUrl(introspection);
        foreach (var field in introspection.Fields.Where(field => field.Arguments?.Find(IncludeDeprecated) is not null))
            AddIncludeDeprecated(field);
    }

    private static void AddIncludeDeprecated(FieldType field) =>
        field.Arguments = new(new QueryArgument<NonNullGraphType<BooleanGraphType>> { Name = IncludeDeprecated, DefaultValue = false });

    private static void AddSpecifiedByUrl(IObjectGraphType type) => type.AddField(new()
    {
        Name = "specifiedByURL",
        Type = typeof(StringGraphType),
        Resolver = new GraphQL.Resolvers.FuncFieldResolver<string>(context => (context.Source as IGraphType)?.FindAppliedDirective("specifiedBy")?.FindArgument("url")?.Value as string),
    });
}

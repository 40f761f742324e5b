using GraphQL;
using GraphQL.Types;

namespace GraphGateway.Graph;

/// <summary>
/// What today's tools ask for when they read a schema and the engine's introspection lacks: <c>includeDeprecated</c> on a
/// directive's arguments and <c>specifiedByURL</c>.
/// </summary>
internal static class IntrospectionAdditions
{
    public static void Apply(IGraphType type)
    {
        if (type is not IObjectGraphType introspection)
            return;
        if (type.Name == "__Directive")
            AddIncludeDeprecated(introspection);
        else if (type.Name == "__Type")
            AddSpecifiedByUrl(introspection);
    }

    // No argument of a directive is deprecated here, so the answer is the same either way.
    private static void AddIncludeDeprecated(IObjectGraphType directive)
    {
        var arguments = directive.Fields.Find("args")!;
        (arguments.Arguments ??= []).Add(new QueryArgument<BooleanGraphType> { Name = "includeDeprecated", DefaultValue = false });
    }

    private static void AddSpecifiedByUrl(IObjectGraphType type) => type.AddField(new()
    {
        Name = "specifiedByURL",
        Type = typeof(StringGraphType),
        Resolver = new GraphQL.Resolvers.FuncFieldResolver<string>(context => (context.Source as IGraphType)?.FindAppliedDirective("specifiedBy")?.FindArgument("url")?.Value as string),
    });
}

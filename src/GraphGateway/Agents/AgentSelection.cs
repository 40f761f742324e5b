using GraphGateway.Filtering;
using GraphGateway.Getscreen.Agents;
using GraphQL;

namespace GraphGateway.Agents;

/// <summary>Builds the filter and sort order of an agent field from its arguments.</summary>
internal static class AgentSelection
{
    // Name, group, owner and IP address.
    private const int SearchedFieldCount = 4;

    private static readonly SortOrder<Agent> _byId = new([], AgentSortInputType.DatabaseId);
    private static readonly ListQuery<Agent> _all = new("agents", FilterCondition<Agent>.None, _byId);

    public static ListQuery<Agent> OfGroup(string name) => new($"agentGroups:{name}", FilterCondition<Agent>.None, _byId);

    public static ListQuery<Agent> From(IResolveFieldContext context)
    {
        var where = context.GetArgument<FilterCondition<Agent>?>("where");
        var search = context.GetArgument<string?>("search");
        var terms = context.GetArgument<SortTerm<Agent>[]?>("order") ?? [];
        if (where is null && string.IsNullOrEmpty(search) && terms is [])
            return _all;
        var conditions = new[] { where, string.IsNullOrEmpty(search) ? null : Search(search) }.OfType<FilterCondition<Agent>>();
        return new("agents", FilterCondition<Agent>.All([.. conditions]), terms is [] ? _byId : new(terms, AgentSortInputType.DatabaseId));
    }

    private static FilterCondition<Agent> Search(string text)
    {
        var pattern = new FoldedPattern(text);
        return new(agent => pattern.IsIn(agent.Name) || pattern.IsIn(agent.Group) || pattern.IsIn(agent.Owner) || pattern.IsIn(agent.Geo?.Ip), $"search='{text}'", Count: SearchedFieldCount);
    }
}

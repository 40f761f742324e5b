using GraphGateway.Agents;
using GraphGateway.Callers;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>
/// Starts the list of agents together with the history where the operation goes on from sessions to their agents, so that the
/// two take one round trip instead of two. Only the list is fetched so: it is one call for the whole operation, whatever the
/// history turns out to hold.
/// </summary>
internal static class AgentPrefetch
{
    /// <summary>For a field that gives a page of sessions.</summary>
    public static void OfPage(IResolveFieldContext context)
    {
        var selection = Selection.Below(context);
        if (selection.Holds("nodes", "agent") || selection.Holds("edges", "node", "agent"))
            Start(context);
    }

    /// <summary>For a field that gives a session.</summary>
    public static void OfSession(IResolveFieldContext context)
    {
        if (Selection.Below(context).Holds("agent"))
            Start(context);
    }

    private static void Start(IResolveFieldContext context)
    {
        if (context.Get<CallerAccessor>().Caller.Has(Scopes.AgentsRead))
            context.Get<AgentLoader>().Start(context.CancellationToken);
    }
}

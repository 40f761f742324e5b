using GraphGateway.Agents;
using GraphGateway.Callers;
using GraphGateway.Execution;
using GraphGateway.GraphTypes;
using GraphQL;

namespace GraphGateway.Sessions;

/// <summary>
/// Prefetches the agent list in parallel with the history if the operation selects the agents of sessions. Both calls then take one round trip
/// instead of two. Only the list is prefetched, because it needs one call per operation, whatever the history contains.
/// </summary>
internal static class AgentPrefetch
{
    /// <summary>Prefetches for a field that returns a page of sessions.</summary>
    public static void OfPage(IResolveFieldContext context)
    {
        var selection = Selection.Below(context);
        if (selection.HasField("nodes", "agent") || selection.HasField("edges", "node", "agent"))
            Start(context);
    }

    /// <summary>Prefetches for a field that returns a session.</summary>
    public static void OfSession(IResolveFieldContext context)
    {
        if (Selection.Below(context).HasField("agent"))
            Start(context);
    }

    private static void Start(IResolveFieldContext context)
    {
        if (context.Get<CallerAccessor>().Caller.Has(Scopes.AgentsRead))
            context.Get<AgentLoader>().Start(context.CancellationToken);
    }
}

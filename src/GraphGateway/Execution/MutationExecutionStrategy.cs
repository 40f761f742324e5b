using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphQL.Execution;

namespace GraphGateway.Execution;

/// <summary>
/// Runs a mutation's fields one after the other, each with its whole payload before the next: the engine's own serial strategy
/// puts off deferred loads until all fields have run, so that a payload would show what a later field did.
/// </summary>
internal sealed class MutationExecutionStrategy : CachedSelectionStrategy
{
    public override async Task ExecuteNodeTreeAsync(GraphQL.Execution.ExecutionContext context, ExecutionNode rootNode)
    {
        foreach (var field in ((RootExecutionNode)rootNode).SubFields ?? [])
            await base.ExecuteNodeTreeAsync(context, field);
        var services = context.RequestServices!;
        services.GetRequiredService<IMutationObserver>().OnMutated(services.GetRequiredService<CallerAccessor>().Caller.Account.Name);
    }
}

using GraphGateway.Callers;
using GraphGateway.GraphTypes;
using GraphGateway.Security;
using GraphGateway.Subscriptions;
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
        // Whoever listens to the account should hear of it soon.
        var services = context.RequestServices!;
        services.GetRequiredService<ChangePollerRegistry>().Hurry(services.GetRequiredService<CallerAccessor>().Caller.Account.Name);
    }
}

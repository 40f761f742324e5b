using GraphGateway.Callers;
using GraphQL.Execution;

namespace GraphGateway.Execution;

/// <summary>
/// Executes the root fields of a mutation serially and completes each payload before the next field. The serial strategy of GraphQL.NET
/// postpones data loaders until all root fields have run, so a payload would contain the changes of later fields.
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

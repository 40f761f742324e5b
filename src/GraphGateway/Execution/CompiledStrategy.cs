using GraphGateway.Caching;
using GraphGateway.Callers;
using GraphGateway.Errors;
using GraphGateway.Limits;
using GraphQL;
using Microsoft.Extensions.Options;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace GraphGateway.Execution;

/// <summary>Executes queries with compiled plans: same resolvers and responses as GraphQL.NET, in a fraction of the time. GraphQL.NET executes operations without a plan.</summary>
internal sealed class CompiledStrategy(PlanCache plans, ErrorMasking masking, IOptions<OperationsOptions> options) : CachedSelectionStrategy
{
    public override Task<ExecutionResult> ExecuteAsync(ExecutionContext context) =>
        options.Value.Execution is ExecutionMode.Compiled && plans.Find(context) is { } plan && HasAllScopes(plan, context)
            ? RunAsync(context, plan)
            : base.ExecuteAsync(context);

    // A plan reads fields without their authorization guards, so the caller needs all scopes. Otherwise GraphQL.NET calls each guard.
    private static bool HasAllScopes(OperationPlan plan, ExecutionContext context)
    {
        if (plan.Scopes.Count == 0)
            return true;
        var caller = context.RequestServices!.GetRequiredService<CallerAccessor>().Caller;
        return plan.Scopes.All(caller.Has);
    }

    private async Task<ExecutionResult> RunAsync(ExecutionContext context, OperationPlan plan)
    {
        var errors = new PlanErrors(context, masking);
        var root = await new ResolvePhase(context, errors).RunAsync(plan);
        var output = SerializedResult.Begin(plan.ExpectedLength);
        bool hasData;
        using (var section = context.RequestServices!.GetRequiredService<ComputeBudget>().Begin(context.CancellationToken))
            hasData = new SerializePhase(context, errors, output, section).Write(root);
        errors.WriteToContext();
        plan.ExpectedLength = output.Length;
        if (!plan.IsCacheable)
            context.RequestServices!.GetRequiredService<ResponseDependencies>().MarkNonCacheable();
        if (plan.ContainsSecret)
            context.RequestServices!.GetRequiredService<ResponseDependencies>().MarkSecret();
        return new() { Executed = true, Data = hasData ? SerializedResult.End(output) : null, Document = context.Document, Operation = context.Operation, Extensions = context.OutputExtensions };
    }
}

using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphGateway.Cost;

/// <summary>Ends an operation that is only to be estimated: the engine runs nothing once a listener has noted an error.</summary>
internal sealed class DryRun : DocumentExecutionListenerBase
{
    /// <summary>The end that was asked for, which no client is told of.</summary>
    public static ExecutionError End { get; } = new("Estimated, and not run.");

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (validationResult.IsValid)
            context.Errors.Add(End);
        return Task.CompletedTask;
    }
}

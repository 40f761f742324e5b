using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GraphGateway.Cost;

/// <summary>Stops a dry run after validation: GraphQL.NET does not execute an operation if a listener adds an error.</summary>
internal sealed class DryRun : DocumentExecutionListenerBase
{
    /// <summary>The error that stops the operation. <see cref="CostReport"/> removes it from the response.</summary>
    public static ExecutionError End { get; } = new("Dry run: the operation was not executed.");

    public override Task AfterValidationAsync(IExecutionContext context, IValidationResult validationResult)
    {
        if (validationResult.IsValid)
            context.Errors.Add(End);
        return Task.CompletedTask;
    }
}

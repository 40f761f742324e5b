using GraphGateway.Idempotency;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;

namespace GraphGateway.Operations;

/// <summary>The rules that an operation is held to.</summary>
internal sealed class OperationRules
{
    public OperationRules(Introspection introspection, IdempotencyRule idempotency, EstimateRule estimate)
    {
        All = introspection.IsOn
            ? [.. DocumentValidator.CoreRules, idempotency, estimate]
            : [.. DocumentValidator.CoreRules, NoIntrospectionValidationRule.Instance, idempotency, estimate];
        OfDocuments = [.. All.Select(rule => new RuleOfDocuments(rule))];
        OfRequests = new(idempotency, estimate);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IValidationRule> All { get; }

    /// <summary>What of them a document is held to once, whatever its variables.</summary>
    public IReadOnlyList<IValidationRule> OfDocuments { get; }

    /// <summary>What of them is left for each request.</summary>
    public RulesOfRequests OfRequests { get; }
}

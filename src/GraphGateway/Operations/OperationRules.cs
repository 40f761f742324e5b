using GraphGateway.Cost;
using GraphGateway.Idempotency;
using GraphGateway.Validation;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;

namespace GraphGateway.Operations;

/// <summary>The rules that an operation is held to.</summary>
internal sealed class OperationRules
{
    // Rules of the engine that differ from the specification, each with the one that stands for it.
    private static readonly Dictionary<Type, IValidationRule?> _replaced = new()
    {
        [typeof(SingleRootFieldSubscriptions)] = new SubscriptionRootRule(),
        [typeof(VariablesAreInputTypes)] = new VariableDefinitionsRule(),
        [typeof(DefaultValuesOfCorrectType)] = null,
        [typeof(VariablesInAllowedPosition)] = new VariablePositionsRule(),
        [typeof(UniqueInputFieldNames)] = new InputObjectsRule(),
        [typeof(NoUnusedFragments)] = new UnusedFragmentsRule(),
        [typeof(OverlappingFieldsCanBeMerged)] = new FieldMergeRule(),
    };

    public OperationRules(IntrospectionPolicy introspection, IdempotencyRule idempotency, CostLimitRule estimate)
    {
        var core = DocumentValidator.CoreRules.Select(rule => _replaced.GetValueOrDefault(rule.GetType(), rule)).OfType<IValidationRule>();
        OfDocuments = introspection.IsOn ? [.. core] : [.. core, NoIntrospectionValidationRule.Instance];
        OfRequests = new(idempotency, estimate);
    }

    /// <summary>What a document is held to once, whatever its variables.</summary>
    public IReadOnlyList<IValidationRule> OfDocuments { get; }

    /// <summary>What each request is held to, once its variables are read.</summary>
    public RequestValidationRules OfRequests { get; }
}

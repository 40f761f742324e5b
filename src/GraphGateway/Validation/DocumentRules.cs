using GraphGateway.Limits;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using Microsoft.Extensions.Options;

namespace GraphGateway.Validation;

/// <summary>The validation rules for documents. They do not depend on variables, so each document is validated once.</summary>
internal sealed class DocumentRules
{
    // Rules of GraphQL.NET that differ from the specification, and their replacements. Null: another replacement covers the rule.
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

    public DocumentRules(IntrospectionPolicy introspection)
    {
        var core = DocumentValidator.CoreRules.Select(rule => _replaced.GetValueOrDefault(rule.GetType(), rule)).OfType<IValidationRule>();
        All = introspection.IsOn ? [.. core] : [.. core, NoIntrospectionValidationRule.Instance];
    }

    /// <summary>The rules, in the order in which they report errors.</summary>
    public IReadOnlyList<IValidationRule> All { get; }
}

/// <summary>Decides whether clients can read the schema: by <c>Operations:Introspection</c>, or only in Development if it is not set.</summary>
internal sealed class IntrospectionPolicy(IOptions<OperationsOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.Introspection ?? environment.IsDevelopment();
}

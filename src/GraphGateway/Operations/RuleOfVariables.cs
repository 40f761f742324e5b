using GraphQL.Validation;

namespace GraphGateway.Operations;

/// <summary>What is left of a rule for a document that has been found valid: what depends on the request and its variables.</summary>
internal sealed class RuleOfVariables(IValidationRule rule) : ValidationRuleBase
{
    /// <summary>Whether anything is left of it.</summary>
    public static bool IsLeftOf(IValidationRule rule) => Has(rule, nameof(GetVariableVisitorAsync)) || Has(rule, nameof(GetPostNodeVisitorAsync));

    public override ValueTask<IVariableVisitor?> GetVariableVisitorAsync(ValidationContext context) => rule.GetVariableVisitorAsync(context);

    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context) => rule.GetPostNodeVisitorAsync(context);

    private static bool Has(IValidationRule rule, string method) => rule.GetType().GetMethod(method)?.DeclaringType != typeof(ValidationRuleBase);
}

using GraphQL.Validation;

namespace GraphGateway.Operations;

/// <summary>What a rule checks of a document by itself, before anything is known of its variables.</summary>
internal sealed class RuleOfDocuments(IValidationRule rule) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => rule.GetPreNodeVisitorAsync(context);
}

using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>The plan variants of an operation: one for each combination of directive values, compiled on first use.</summary>
/// <param name="operation">The operation.</param>
/// <param name="document">Its document.</param>
internal sealed class PlanVariants(GraphQLOperationDefinition operation, GraphQLDocument document)
{
    /// <summary>The maximum number of fields in all plans of an operation, as a multiple of the largest plan.</summary>
    public const int MostTimesLargest = 4;

    // Real clients have a few conditions per query, not twenty independent ones.
    private const int MaxPlans = 16;
    private const int MaxConditions = 64;

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ASTNode> _conditions = [.. new ConditionalNodes(document).Of(operation.SelectionSet)];
    private readonly ConcurrentDictionary<ulong, OperationPlan?> _plans = [];
    private int _fields;
    private int _largest;

    /// <summary>Returns the plan for the directive values of the request, or null if GraphQL.NET must execute the operation.</summary>
    public OperationPlan? Find(SelectedDocument selected)
    {
        if (_conditions.Count > MaxConditions)
            return null;
        var combination = Combination(selected);
        if (_plans.TryGetValue(combination, out var plan))
            return plan;
        return _plans.Count < MaxPlans ? _plans.GetOrAdd(combination, _ => Compile(selected)) : null;
    }

    private ulong Combination(SelectedDocument selected)
    {
        var combination = 0UL;
        for (var index = 0; index < _conditions.Count; index++)
            combination |= selected.Includes(_conditions[index]) ? 1UL << index : 0;
        return combination;
    }

    // Nested fragments can expand to more fields than the document has characters. The limit keeps a plan's memory in
    // proportion to the cached document.
    private OperationPlan? Compile(SelectedDocument selected)
    {
        var compiler = new PlanCompiler(selected, document.Source.Length);
        var plan = compiler.Compile(operation.SelectionSet);
        return plan is not null && TryReserve(compiler.Fields) ? plan : null;
    }

    private bool TryReserve(int fields)
    {
        lock (_gate)
        {
            var largest = Math.Max(_largest, fields);
            if (_fields + fields > MostTimesLargest * largest)
                return false;
            (_fields, _largest) = (_fields + fields, largest);
            return true;
        }
    }
}

using System.Collections.Concurrent;
using GraphQLParser.AST;

namespace GraphGateway.Execution;

/// <summary>An operation's plans: one for each choice of what its directives leave out, as far as they come up.</summary>
/// <param name="operation">The operation.</param>
/// <param name="document">Its document.</param>
internal sealed class PlanVariants(GraphQLOperationDefinition operation, GraphQLDocument document)
{
    /// <summary>How many fields all plans of an operation have together, at most, in proportion to the largest of them.</summary>
    public const int MostTimesLargest = 4;

    // Clients switch a part of a query on or off, not twenty parts independently of each other.
    private const int MostPlans = 16;
    private const int MostConditions = 64;

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ASTNode> _conditions = [.. new ConditionalNodes(document).Of(operation.SelectionSet)];
    private readonly ConcurrentDictionary<ulong, OperationPlan?> _plans = [];
    private int _fields;
    private int _largest;

    /// <summary>The plan for the values that the directives have this time; null where the operation is the engine's to run.</summary>
    public OperationPlan? Find(SelectedDocument selected)
    {
        if (_conditions.Count > MostConditions)
            return null;
        var choice = Choice(selected);
        if (_plans.TryGetValue(choice, out var plan))
            return plan;
        return _plans.Count < MostPlans ? _plans.GetOrAdd(choice, _ => Compile(selected)) : null;
    }

    private ulong Choice(SelectedDocument selected)
    {
        var choice = 0UL;
        for (var index = 0; index < _conditions.Count; index++)
            choice |= selected.Includes(_conditions[index]) ? 1UL << index : 0;
        return choice;
    }

    // Fragments in fragments can unfold into more fields than there are letters in the document; what a plan takes is to be in
    // proportion to what is kept of the document anyway.
    private OperationPlan? Compile(SelectedDocument selected)
    {
        var compiler = new PlanCompiler(selected, document.Source.Length);
        var plan = compiler.Compile(operation.SelectionSet);
        return plan is not null && HasRoomFor(compiler.Fields) ? plan : null;
    }

    private bool HasRoomFor(int fields)
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

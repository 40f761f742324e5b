namespace GraphGateway.Cost;

/// <summary>What an operation is expected to take at most.</summary>
/// <param name="calls">How many calls.</param>
/// <param name="costliest">The field that costs most of them; null where none costs anything.</param>
/// <param name="complexity">How many fields will be answered.</param>
/// <param name="largest">The field that is answered most often, or whose conditions and sort terms count for more.</param>
internal sealed class CostEstimate(int calls, FieldCostContext? costliest, int complexity, FieldCostContext? largest)
{
    /// <summary>
    /// How many calls of the upstream, failures and what is retried because of them aside; the largest number where they are too many to
    /// be counted.
    /// </summary>
    public int Calls => calls;

    /// <summary>The path of the field that costs most calls; null where none costs anything.</summary>
    public string? Costliest => costliest?.Path;

    /// <summary>How many fields will be answered, each as often as there are rows, and what conditions and sort terms add.</summary>
    public int Complexity => complexity;

    /// <summary>The path of the field that adds most to the complexity.</summary>
    public string? Largest => largest?.Path;

    /// <summary>Whether that field adds most by its conditions and sort terms.</summary>
    public bool IsLargestByTerms => largest is { TermWeight: > 0 } && largest.TermWeight == largest.Weight;
}

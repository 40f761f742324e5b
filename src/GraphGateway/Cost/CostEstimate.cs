namespace GraphGateway.Cost;

/// <summary>The cost estimate of an operation: its maximum number of upstream calls, and its complexity.</summary>
/// <param name="calls">The number of upstream calls.</param>
/// <param name="costliest">The field with the most upstream calls, or null if no field has any.</param>
/// <param name="complexity">The number of fields in the response.</param>
/// <param name="largest">The field that adds most to the complexity.</param>
internal sealed class CostEstimate(int calls, FieldCostContext? costliest, int complexity, FieldCostContext? largest)
{
    /// <summary>The maximum number of upstream calls, without retries after failures. <see cref="int.MaxValue"/> if it overflows.</summary>
    public int Calls => calls;

    /// <summary>The path of the field with the most upstream calls, or null if no field has any.</summary>
    public string? MostExpensiveField => costliest?.Path;

    /// <summary>The number of fields in the response, each counted for every row, plus the weight of conditions and sort terms.</summary>
    public int Complexity => complexity;

    /// <summary>The path of the field that adds most to the complexity.</summary>
    public string? LargestField => largest?.Path;

    /// <summary>Whether <see cref="LargestField"/> adds most by its conditions and sort terms.</summary>
    public bool IsLargestByTerms => largest is { TermWeight: > 0 } && largest.TermWeight == largest.Weight;
}

using GraphGateway.Limits;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// Estimates the memory in bytes that a document takes after its first execution: its text, its syntax tree, the results that are computed once
/// for each operation, and its plans. The estimate is rather too high than too low.
/// </summary>
internal static class DocumentSize
{
    // The objects that every document needs, regardless of its selections.
    private const int Overhead = 5_000;

    // The maximum per character. Only the shortest tokens reach it, such as a field with a two-letter name and the space after it.
    private const int SyntaxPerCharacter = 60;

    // The size of a selected field in the cost estimate, and in each plan.
    private const int EstimatedField = 150;
    private const int PlannedField = 400;

    public static long Estimate(string text, DocumentMetrics document)
    {
        var (selections, directives) = document.ByDefinition.Values.Aggregate(
            (Selections: 0, Directives: 0), (sum, metrics) => (SaturatingMath.Add(sum.Selections, metrics.Selections), SaturatingMath.Add(sum.Directives, metrics.Directives)));
        // An operation has several plans only if it has directives.
        var plans = directives == 0 ? 1 : Execution.PlanVariants.MostTimesLargest;
        return Overhead + ((sizeof(char) + SyntaxPerCharacter) * (long)text.Length) + (selections * (long)(EstimatedField + (plans * PlannedField)));
    }
}

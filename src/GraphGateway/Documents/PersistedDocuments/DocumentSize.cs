using GraphGateway.Limits;

namespace GraphGateway.Documents.PersistedDocuments;

/// <summary>
/// Estimates how many bytes of memory a document takes once it has been used: its text, its syntax, what is found once for each of its operations, and its plans.
/// Rather too many than too few.
/// </summary>
internal static class DocumentSize
{
    // The objects of a document whatever it selects.
    private const int Overhead = 5_000;

    // The most that the shortest tokens become, such as a field of two letters and the space behind it.
    private const int SyntaxOfCharacter = 60;

    // What a selected field takes among the fields that are priced, and in each plan.
    private const int PricedField = 150;
    private const int PlannedField = 400;

    public static long Of(string text, DocumentMetrics document)
    {
        var (selections, directives) = document.Shapes.Values.Aggregate(
            (Selections: 0, Directives: 0), (sum, shape) => (SaturatingMath.Add(sum.Selections, shape.Selections), SaturatingMath.Add(sum.Directives, shape.Directives)));
        // Only directives make an operation have several plans.
        var plans = directives == 0 ? 1 : Execution.PlanVariants.MostTimesLargest;
        return Overhead + ((sizeof(char) + SyntaxOfCharacter) * (long)text.Length) + (selections * (long)(PricedField + (plans * PlannedField)));
    }
}

namespace GraphGateway.Tests.Sessions.History;

/// <summary>What is wrong with the answers of a history.</summary>
/// <param name="TotalKind">How the total comes about.</param>
/// <param name="TotalOff">By how much it is off, where it is.</param>
/// <param name="DoubledEvery">Which rows the list holds more than once: every so manyth; 0 for none.</param>
/// <param name="DoublesInAnswer">Whether each answer repeats a row in place of its last one.</param>
/// <param name="Cap">How many rows an answer has at most.</param>
/// <param name="RandomlyShort">Whether answers have fewer rows than asked for, now and then.</param>
/// <param name="Offset">What becomes of the offset.</param>
/// <param name="Seed">What chance grows from.</param>
internal sealed record HistoryFaults(
    TotalFault TotalKind, int TotalOff, int DoubledEvery, bool DoublesInAnswer, int Cap, bool RandomlyShort, OffsetFault Offset, int Seed)
{
    /// <summary>Whether the answers can still be put together: then a walk must meet all rows, and must not fail.</summary>
    public bool AreRepairable => !DoublesInAnswer && Offset is OffsetFault.None && (DoubledEvery is 0 or > 2)
        && (TotalKind == TotalFault.Random ? AreWhole && DoubledEvery == 0 : AreWhole || DoubledEvery == 0);

    /// <summary>Whether answers have as many rows as are asked for.</summary>
    public bool AreWhole => Cap == 100 && !RandomlyShort;

    public int Repeats(int index) => DoubledEvery > 0 && index % DoubledEvery == DoubledEvery - 1 ? 2 + (index % 2) : 1;

    public int MostRows(int limit, Random random) => Math.Max(1, Math.Min(Cap, RandomlyShort && random.Next(3) == 0 ? random.Next(1, limit + 1) : limit));

    public int Total(int rows, int returned, Random random) => TotalKind switch
    {
        TotalFault.None => rows,
        TotalFault.Zero => 0,
        TotalFault.TooLarge => (int)Math.Min(int.MaxValue, (long)rows + TotalOff),
        TotalFault.TooSmall => Math.Max(0, rows - TotalOff),
        TotalFault.Largest => int.MaxValue,
        TotalFault.RowsReturned => returned,
        _ => random.Next(),
    };
}

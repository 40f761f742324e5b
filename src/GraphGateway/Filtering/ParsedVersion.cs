namespace GraphGateway.Filtering;

/// <summary>A version number that is compared part by part. A part that is not a number is compared as text and sorts after all numbers.</summary>
internal sealed class ParsedVersion
{
    private readonly (ulong? Number, string Text)[] _parts;

    private ParsedVersion(string text)
    {
        Text = text;
        _parts = Array.ConvertAll(text.Split('.'), part => (ulong.TryParse(part, out var number) ? number : (ulong?)null, part));
    }

    /// <summary>Compares versions. Null comes first.</summary>
    public static Comparer<ParsedVersion?> Order { get; } = Comparer<ParsedVersion?>.Create(Compare);

    /// <summary>The original text of the version.</summary>
    public string Text { get; }

    public static ParsedVersion? Parse(string? text) => text is null ? null : new(text);

    private static int Compare(ParsedVersion? left, ParsedVersion? right)
    {
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        for (var i = 0; i < Math.Min(left._parts.Length, right._parts.Length); i++)
        {
            if (ComparePart(left._parts[i], right._parts[i]) is not 0 and var compared)
                return compared;
        }

        var byLength = left._parts.Length.CompareTo(right._parts.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(left.Text, right.Text);
    }

    private static int ComparePart((ulong? Number, string Text) left, (ulong? Number, string Text) right) => (left.Number, right.Number) switch
    {
        ({ } leftNumber, { } rightNumber) => leftNumber.CompareTo(rightNumber),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(left.Text, right.Text),
    };
}

namespace GraphGateway.Filtering;

/// <summary>A version, compared by its numbers, part by part; a part that is no number counts as text, after all numbers.</summary>
internal sealed class ParsedVersion : IComparable<ParsedVersion>
{
    private readonly (ulong? Number, string Text)[] _parts;

    private ParsedVersion(string text)
    {
        Text = text;
        _parts = Array.ConvertAll(text.Split('.'), part => (ulong.TryParse(part, out var number) ? number : (ulong?)null, part));
    }

    /// <summary>The version as it was written.</summary>
    public string Text { get; }

    public static ParsedVersion? Parse(string? text) => text is null ? null : new(text);

    public int CompareTo(ParsedVersion? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < Math.Min(_parts.Length, other._parts.Length); i++)
        {
            if (ComparePart(_parts[i], other._parts[i]) is not 0 and var compared)
                return compared;
        }

        var byLength = _parts.Length.CompareTo(other._parts.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(Text, other.Text);
    }

    private static int ComparePart((ulong? Number, string Text) left, (ulong? Number, string Text) right) => (left.Number, right.Number) switch
    {
        ({ } leftNumber, { } rightNumber) => leftNumber.CompareTo(rightNumber),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(left.Text, right.Text),
    };
}

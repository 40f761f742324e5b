using System.Text;

namespace GraphGateway.Filtering;

/// <summary>A search pattern that ignores case and Unicode normalization form. See <see cref="TextFolding"/>.</summary>
internal sealed class FoldedPattern
{
    private readonly string _folded;
    private readonly bool _isAscii;

    public FoldedPattern(string text)
    {
        _folded = TextFolding.Fold(text);
        _isAscii = Ascii.IsValid(_folded);
    }

    /// <summary>Whether the text contains the pattern.</summary>
    public bool IsIn(string? text)
    {
        if (text is null)
            return false;
        // Most texts are ASCII. They need no folding, because only their case can differ.
        return Ascii.IsValid(text)
            ? _isAscii && text.Contains(_folded, StringComparison.OrdinalIgnoreCase)
            : TextFolding.Fold(text).Contains(_folded, StringComparison.Ordinal);
    }
}

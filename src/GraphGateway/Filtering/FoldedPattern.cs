using System.Text;

namespace GraphGateway.Filtering;

/// <summary>A text to look for in many others, whatever its case and normalization form: see <see cref="TextFolding"/>.</summary>
internal sealed class FoldedPattern
{
    private readonly string _folded;
    private readonly bool _isAscii;

    public FoldedPattern(string text)
    {
        _folded = TextFolding.Fold(text);
        _isAscii = Ascii.IsValid(_folded);
    }

    /// <summary>Whether the text is a part of another one.</summary>
    public bool IsIn(string? text)
    {
        if (text is null)
            return false;
        // Most texts need not be folded: in ASCII there is nothing but the case.
        return Ascii.IsValid(text)
            ? _isAscii && text.Contains(_folded, StringComparison.OrdinalIgnoreCase)
            : TextFolding.Fold(text).Contains(_folded, StringComparison.Ordinal);
    }
}

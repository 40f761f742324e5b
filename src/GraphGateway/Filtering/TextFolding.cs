using System.Text;

namespace GraphGateway.Filtering;

/// <summary>
/// Folds text for search: Unicode's simple case folding, then normalization form C. The Turkish dotted and dotless i are equal (<c>I</c>, <c>İ</c>,
/// <c>ı</c>, <c>i</c>). Other diacritics are significant: <c>s</c> is not <c>ş</c>.
/// </summary>
internal static class TextFolding
{
    private const char DotAbove = '\u0307';

    /// <summary>Folds a text. Compare the result ordinally with another folded text.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        // Letters with two lowercase forms, such as the Greek sigma, have one uppercase form.
        var lower = text.ToUpperInvariant().ToLowerInvariant();
        var folded = new StringBuilder(lower.Length);
        for (var index = 0; index < lower.Length; index++)
            Append(folded, IsMark(text[index]) ? text[index] : lower[index]);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char next)
    {
        var last = folded.Length == 0 ? '\0' : folded[^1];
        // Letters that .NET's case mapping does not change.
        next = next switch { 'İ' or 'ı' => 'i', 'ſ' => 's', 'ẛ' => 'ṡ', _ => next };
        if (next == DotAbove && last == 'i')
            return;
        if (ComposedLetters.Compose(last, next) is { } composed)
            folded[^1] = composed;
        else
            folded.Append(next);
    }

    // Combining marks keep their form: only letters are case-folded.
    private static bool IsMark(char character) => character is >= '\u0300' and <= '\u036f';
}

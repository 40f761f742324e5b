using System.Text;

namespace GraphGateway.Filtering;

/// <summary>
/// Makes texts that differ in case or in their Unicode normalization form one text: Unicode's simple case folding, normalization form C,
/// and one letter for the Latin i with and without a dot, as Turkish has it (<c>I</c>, <c>İ</c>, <c>ı</c>, <c>i</c>). Other marks count:
/// <c>s</c> is not <c>ş</c>.
/// </summary>
internal static class TextFolding
{
    private const char DotAbove = '\u0307';

    /// <summary>The folded text, to be compared ordinally with another folded text.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        // Letters that have two small forms, such as the Greek sigma, have one capital.
        var lower = text.ToUpperInvariant().ToLowerInvariant();
        var folded = new StringBuilder(lower.Length);
        for (var index = 0; index < lower.Length; index++)
            Append(folded, IsMark(text[index]) ? text[index] : lower[index]);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char next)
    {
        var last = folded.Length == 0 ? '\0' : folded[^1];
        // What the runtime's mapping of case leaves as it is.
        next = next switch { 'İ' or 'ı' => 'i', 'ſ' => 's', 'ẛ' => 'ṡ', _ => next };
        if (next == DotAbove && last == 'i')
            return;
        if (ComposedLetters.Compose(last, next) is { } composed)
            folded[^1] = composed;
        else
            folded.Append(next);
    }

    // The case of a mark is that of its letter.
    private static bool IsMark(char character) => character is >= '\u0300' and <= '\u036f';
}

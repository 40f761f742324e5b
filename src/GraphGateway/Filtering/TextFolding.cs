using System.Collections.Frozen;
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

/// <summary>
/// The canonical compositions of Unicode's normalization form C: a base letter and a combining mark. They are needed because
/// <see cref="string.Normalize()"/> returns its input in the invariant globalization mode. Capital letters are omitted because text is composed
/// after case folding. Hangul is composed by a formula.
/// </summary>
internal static class ComposedLetters
{
    private const int HangulStart = 0xAC00;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    // For each mark: a base letter, its composition with the mark, the next base letter, and so on.
    private static readonly Dictionary<char, string> _byMark = new()
    {
        ['\u0300'] = "aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳἀἂἁἃἐἒἑἓἠἢἡἣἰἲἱἳὀὂὁὃὐὒὑὓὠὢὡὣαὰεὲηὴιὶοὸυὺωὼ\u1fbf\u1fcdϊῒ\u1ffe\u1fddϋῢ\u00a8\u1fed",
        ['\u0301'] = "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿ\u00a8\u0385ϊΐαάεέηήιίϋΰοόυύωώϒϓгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứἀἄἁἅἐἔἑἕἠἤἡἥἰἴἱἵὀὄὁὅὐὔὑὕὠὤὡὥ\u1fbf\u1fce\u1ffe\u1fde",
        ['\u0302'] = "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ",
        ['\u0303'] = "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ",
        ['\u0304'] = "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝαᾱιῑυῡ",
        ['\u0306'] = "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặαᾰιῐυῠ",
        ['\u0307'] = "cċeėgġIİzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ",
        ['\u0308'] = "aäeëiïoöuüyÿιϊυϋϒϔеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ",
        ['\u0309'] = "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ",
        ['\u030a'] = "aåuůwẘyẙ",
        ['\u030b'] = "oőuűуӳ",
        ['\u030c'] = "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ",
        ['\u030f'] = "aȁeȅiȉoȍrȑuȕѵѷ",
        ['\u0311'] = "aȃeȇiȋoȏrȓuȗ",
        ['\u0313'] = "αἀεἐηἠιἰοὀυὐωὠρῤ",
        ['\u0314'] = "αἁεἑηἡιἱοὁυὑωὡρῥ",
        ['\u031b'] = "oơuư",
        ['\u0323'] = "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ",
        ['\u0324'] = "uṳ",
        ['\u0325'] = "aḁ",
        ['\u0326'] = "sștț",
        ['\u0327'] = "cçgģkķlļnņrŗsştţeȩdḑhḩ",
        ['\u0328'] = "aąeęiįuųoǫ",
        ['\u032d'] = "dḓeḙlḽnṋtṱuṷ",
        ['\u032e'] = "hḫ",
        ['\u0330'] = "eḛiḭuṵ",
        ['\u0331'] = "bḇdḏkḵlḻnṉrṟtṯzẕhẖ",
        ['\u0338'] = "\u2190\u219a\u2192\u219b\u2194\u21ae\u21d0\u21cd\u21d4\u21ce\u21d2\u21cf\u2203\u2204\u2208\u2209\u220b\u220c\u2223\u2224\u2225\u2226\u223c\u2241\u2243\u2244\u2245\u2247\u2248\u2249\u003d\u2260\u2261\u2262\u224d\u226d\u003c\u226e\u003e\u226f\u2264\u2270\u2265\u2271\u2272\u2274\u2273\u2275\u2276\u2278\u2277\u2279\u227a\u2280\u227b\u2281\u2282\u2284\u2283\u2285\u2286\u2288\u2287\u2289\u22a2\u22ac\u22a8\u22ad\u22a9\u22ae\u22ab\u22af\u227c\u22e0\u227d\u22e1\u2291\u22e2\u2292\u22e3\u22b2\u22ea\u22b3\u22eb\u22b4\u22ec\u22b5\u22ed",
        ['\u0342'] = "ἀἆἁἇἠἦἡἧἰἶἱἷὐὖὑὗὠὦὡὧαᾶ\u00a8\u1fc1ηῆ\u1fbf\u1fcfιῖϊῗ\u1ffe\u1fdfυῦϋῧωῶ",
        ['\u0345'] = "ἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὰᾲαᾳάᾴᾶᾷὴῂηῃήῄῆῇὼῲωῳώῴῶῷ",
        ['\u0653'] = "اآ",
        ['\u0654'] = "اأوؤيئەۀہۂےۓ",
        ['\u0655'] = "اإ",
        ['\u093c'] = "नऩरऱळऴ",
        ['\u09be'] = "\u09c7\u09cb",
        ['\u09d7'] = "\u09c7\u09cc",
        ['\u0b3e'] = "\u0b47\u0b4b",
        ['\u0b56'] = "\u0b47\u0b48",
        ['\u0b57'] = "\u0b47\u0b4c",
        ['\u0bbe'] = "\u0bc6\u0bca\u0bc7\u0bcb",
        ['\u0bd7'] = "ஒஔ\u0bc6\u0bcc",
        ['\u0c56'] = "\u0c46\u0c48",
        ['\u0cc2'] = "\u0cc6\u0cca",
        ['\u0cd5'] = "\u0cbf\u0cc0\u0cc6\u0cc7\u0cca\u0ccb",
        ['\u0cd6'] = "\u0cc6\u0cc8",
        ['\u0d3e'] = "\u0d46\u0d4a\u0d47\u0d4b",
        ['\u0d57'] = "\u0d46\u0d4c",
        ['\u0dca'] = "\u0dd9\u0dda\u0ddc\u0ddd",
        ['\u0dcf'] = "\u0dd9\u0ddc",
        ['\u0ddf'] = "\u0dd9\u0dde",
        ['\u102e'] = "ဥဦ",
        ['\u1b35'] = "ᬅᬆᬇᬈᬉᬊᬋᬌᬍᬎᬑᬒ\u1b3a\u1b3b\u1b3c\u1b3d\u1b3e\u1b40\u1b3f\u1b41\u1b42\u1b43",
        ['\u3099'] = "かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔゝゞカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴワヷヰヸヱヹヲヺヽヾ",
        ['\u309a'] = "はぱひぴふぷへぺほぽハパヒピフプヘペホポ",
    };

    private static readonly FrozenDictionary<(char Letter, char Mark), char> _composed = _byMark
        .SelectMany(entry => entry.Value.Chunk(2).Select(pair => KeyValuePair.Create((pair[0], entry.Key), pair[1])))
        .ToFrozenDictionary();

    /// <summary>All compositions: letter, mark and composed letter, without Hangul.</summary>
    public static IEnumerable<(char Letter, char Mark, char Composed)> All => _composed.Select(entry => (entry.Key.Letter, entry.Key.Mark, entry.Value));

    /// <summary>Composes two characters. Returns null if they have no composition.</summary>
    public static char? Compose(char letter, char mark) => _composed.TryGetValue((letter, mark), out var composed) ? composed : Syllable(letter, mark);

    private static char? Syllable(char first, char second) => (first - 0x1100, second - 0x1161, first - HangulStart, second - 0x11A7) switch
    {
        ( >= 0 and < Leads and var lead, >= 0 and < Vowels and var vowel, _, _) => (char)(HangulStart + (((lead * Vowels) + vowel) * Trails)),
        (_, _, >= 0 and < Leads * Vowels * Trails and var syllable, > 0 and < Trails and var trail) when syllable % Trails == 0 => (char)(first + trail),
        _ => null,
    };
}

using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>
/// Splits a document into tokens, and skips comments and other ignored text. Runs in linear time, including the search for an error position.
/// </summary>
internal sealed class DocumentLexer(string source, LexerLimits limits)
{
    private const string Invalid = "Invalid character";
    private const string InvalidInString = "Invalid character within String";

    private int _position;
    private int _count;

    /// <summary>Returns the next token, or at the end of the document a token of the kind <see cref="TokenKind.EOF"/>.</summary>
    /// <exception cref="GatewayError">The text is not a token, or the document exceeds a limit.</exception>
    public SourceToken Next()
    {
        var start = SkipIgnored(_position);
        var token = start < source.Length ? Read(start) : new(TokenKind.EOF, start, start);
        CheckLimits(token);
        _position = token.End;
        return token;
    }

    private SourceToken Read(int start)
    {
        var c = source[start];
        if (IsNameStart(c))
            return new(TokenKind.NAME, start, SkipName(start + 1));
        return c switch
        {
            '{' => new(TokenKind.BRACE_L, start, start + 1),
            '}' => new(TokenKind.BRACE_R, start, start + 1),
            '(' => new(TokenKind.PAREN_L, start, start + 1),
            ')' => new(TokenKind.PAREN_R, start, start + 1),
            ':' => new(TokenKind.COLON, start, start + 1),
            '$' => new(TokenKind.DOLLAR, start, start + 1),
            '!' => new(TokenKind.BANG, start, start + 1),
            '[' => new(TokenKind.BRACKET_L, start, start + 1),
            ']' => new(TokenKind.BRACKET_R, start, start + 1),
            '@' => new(TokenKind.AT, start, start + 1),
            '=' => new(TokenKind.EQUALS, start, start + 1),
            '|' => new(TokenKind.PIPE, start, start + 1),
            '&' => new(TokenKind.AMPERSAND, start, start + 1),
            '.' => ReadSpread(start),
            '"' => source.AsSpan(start).StartsWith("\"\"\"") ? ReadBlockString(start) : ReadString(start),
            '-' or (>= '0' and <= '9') => ReadNumber(start),
            _ => throw UnexpectedCharacter(start),
        };
    }

    private int SkipIgnored(int position)
    {
        while (position < source.Length)
        {
            if (source[position] is ' ' or '\n' or ',' or '\r' or '\t' or '\uFEFF')
                position++;
            else if (source[position] == '#')
                position = SkipText(position, source.AsSpan(position).IndexOfAny('\n', '\r'), Invalid);
            else
                break;
        }

        return position;
    }

    private int SkipName(int position)
    {
        while (position < source.Length && (IsNameStart(source[position]) || char.IsAsciiDigit(source[position])))
            position++;
        return position;
    }

    private SourceToken ReadSpread(int start)
    {
        var text = source.AsSpan(start);
        if (text.StartsWith("..."))
            return new(TokenKind.SPREAD, start, start + 3);
        if (text.StartsWith(".."))
            throw Error(start, "Unexpected \"..\", did you mean \"...\"?");
        if (text.Length > 1 && char.IsAsciiDigit(text[1]))
            throw Error(start, $"Invalid number, expected digit before \".\", did you mean \"0.{GlobalId.Shorten(source[(start + 1)..SkipDigits(start + 1)])}\"?");
        throw UnexpectedCharacter(start);
    }

    private SourceToken ReadNumber(int start)
    {
        var position = At(start) == '-' ? start + 1 : start;
        if (At(position) != '0')
            position = SkipDigits(position);
        else if (char.IsAsciiDigit(At(++position)))
            throw Error(position, $"Invalid number, unexpected digit after 0: {Character(position)}.");

        var integerEnd = position;
        if (At(position) == '.')
            position = SkipDigits(position + 1);
        if (At(position) is 'e' or 'E')
            position = SkipDigits(At(position + 1) is '+' or '-' ? position + 2 : position + 1);
        if (At(position) == '.' || IsNameStart(At(position)))
            throw NoDigit(position);
        return new(position == integerEnd ? TokenKind.INT : TokenKind.FLOAT, start, position);
    }

    private int SkipDigits(int position)
    {
        if (!char.IsAsciiDigit(At(position)))
            throw NoDigit(position);
        while (char.IsAsciiDigit(At(position)))
            position++;
        return position;
    }

    private SourceToken ReadString(int start)
    {
        var (position, hasEscapes) = (start + 1, false);
        while (true)
        {
            position = SkipText(position, source.AsSpan(position).IndexOfAny("\"\\\n\r"), InvalidInString);
            if (At(position) == '"')
                return new(TokenKind.STRING, start, position + 1, hasEscapes);
            if (At(position) != '\\')
                throw Error(position, "Unterminated string.");
            var escape = EscapeSequence.Read(source.AsSpan(position)) ?? throw Error(position, EscapeSequence.DescribeInvalid(source.AsSpan(position)));
            position += escape.Length;
            hasEscapes = true;
        }
    }

    private SourceToken ReadBlockString(int start)
    {
        var position = start + 3;
        while (true)
        {
            position = SkipText(position, source.AsSpan(position).IndexOfAny('"', '\\'), InvalidInString);
            if (position == source.Length)
                throw Error(position, "Unterminated string.");
            var text = source.AsSpan(position);
            if (text.StartsWith("\"\"\""))
                return new(TokenKind.STRING, start, position + 3);
            position += text.StartsWith("\\\"\"\"") ? 4 : 1;
        }
    }

    // Comments and strings may contain any Unicode text, so a surrogate must be part of a pair.
    private int SkipText(int start, int length, string error)
    {
        var text = length < 0 ? source.AsSpan(start) : source.AsSpan(start, length);
        for (var i = 0; text[i..].IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var next; i += next + 2)
        {
            var lone = i + next;
            if (lone + 1 == text.Length || !char.IsSurrogatePair(text[lone], text[lone + 1]))
                throw Error(start + lone, $"{error}: {Character(start + lone)}.");
        }

        return start + text.Length;
    }

    private void CheckLimits(SourceToken token)
    {
        if (token.Length > limits.MaxTokenLength)
            throw TooLong(token);
        if (token.End > limits.MaxLength)
            throw DocumentLimitChecker.TooComplex("characters", source.Length, limits.MaxLength, $"The document has {source.Length} characters, and at most {limits.MaxLength} are allowed. Put long values into variables.");
        if (token.Kind is not TokenKind.EOF && ++_count > limits.MaxTokens)
            throw DocumentLimitChecker.TooComplex("tokens", count: null, limits.MaxTokens,
                $"The document has more than {limits.MaxTokens} tokens, the maximum. Split it into several documents, or move values into variables.");
    }

    private GatewayError TooLong(SourceToken token) => DocumentLimitChecker
        .TooComplex("token length", count: null, limits.MaxTokenLength, $"The document has a string, name or number of more than {limits.MaxTokenLength} characters. Put long values into variables.")
        .At(source, token.Start);

    // Returns NUL at the end of the document, because no number and no name contains NUL.
    private char At(int position) => position < source.Length ? source[position] : '\0';

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private string Character(int position) => SyntaxErrors.DescribeCharacter(source, position);

    private GatewayError NoDigit(int position) => Error(position, $"Invalid number, expected digit but got: {Character(position)}.");

    private GatewayError UnexpectedCharacter(int position)
    {
        if (source[position] == '\'')
            return Error(position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        var isPaired = position + 1 < source.Length && char.IsSurrogatePair(source[position], source[position + 1]);
        return Error(position, $"{(char.IsSurrogate(source[position]) && !isPaired ? Invalid : "Unexpected character")}: {Character(position)}.");
    }

    private GatewayError Error(int position, string description) => SyntaxErrors.At(source, position, description);
}

/// <summary>A token of a document: its kind, its start and end position, and whether it is a string with escape sequences.</summary>
internal readonly record struct SourceToken(TokenKind Kind, int Start, int End, bool HasEscapes = false)
{
    public int Length => End - Start;

    /// <summary>Returns the source text of the token.</summary>
    public ReadOnlySpan<char> TextIn(string source) => source.AsSpan(Start, End - Start);

    /// <summary>Returns whether the token is a block string (triple quotes).</summary>
    public bool IsBlockStringIn(string source) => Kind is TokenKind.STRING && Length >= 6 && source[Start + 1] == '"' && source[Start + 2] == '"';
}

/// <summary>The size limits of a document that the lexer reads.</summary>
/// <param name="MaxLength">The maximum number of characters in the document.</param>
/// <param name="MaxTokens">The maximum number of tokens in the document. Comments are not tokens.</param>
/// <param name="MaxTokenLength">The maximum number of characters in a token.</param>
internal readonly record struct LexerLimits(int MaxLength, int MaxTokens, int MaxTokenLength)
{
    /// <summary>No limits: for documents that do not come from a client.</summary>
    public static LexerLimits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);
}

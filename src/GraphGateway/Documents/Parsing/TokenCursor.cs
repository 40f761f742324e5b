using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>
/// The parser's position in the token stream. It limits the number of open brackets: the parser recurses only into brackets, so no document can overflow the stack.
/// </summary>
internal sealed class TokenCursor
{
    /// <summary>The maximum number of brackets that are open at the same time.</summary>
    public const int MaxDepth = 128;

    private readonly string _source;
    private readonly DocumentLexer _lexer;
    private SourceToken? _next;
    private int _previousEnd;
    private int _depth;

    public TokenCursor(string source, LexerLimits limits)
    {
        _source = source;
        _lexer = new(source, limits);
        Current = _lexer.Next();
    }

    /// <summary>The current token, which is not consumed yet.</summary>
    public SourceToken Current { get; private set; }

    /// <summary>Returns the token after the current one, without consuming a token.</summary>
    public SourceToken PeekNext() => _next ??= _lexer.Next();

    public bool Is(TokenKind kind) => Current.Kind == kind;

    public bool IsKeyword(string keyword) => Current.Kind is TokenKind.NAME && TextOf(Current).SequenceEqual(keyword);

    public ReadOnlySpan<char> TextOf(SourceToken token) => token.TextIn(_source);

    /// <summary>Returns a token's text as a slice of the document.</summary>
    public ROM SliceOf(SourceToken token) => _source.AsMemory(token.Start, token.Length);

    /// <summary>Returns the decoded value of a string.</summary>
    public ROM StringOf(SourceToken token) => StringLiteral.ValueOf(_source, token);

    /// <summary>Returns the location from a position to the end of the last consumed token.</summary>
    public GraphQLLocation LocationFrom(int start) => new(start, _previousEnd);

    /// <summary>Consumes the current token and returns it.</summary>
    public SourceToken Advance()
    {
        var token = Current;
        CountBrackets(token);
        _previousEnd = token.End;
        Current = _next ?? _lexer.Next();
        _next = null;
        return token;
    }

    /// <summary>Consumes the current token if it is of that kind.</summary>
    public bool Skip(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    /// <summary>Consumes the current token if it is that keyword.</summary>
    public bool SkipKeyword(string keyword)
    {
        if (!IsKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    /// <summary>Consumes the current token, which must be of that kind.</summary>
    public SourceToken Expect(TokenKind kind) =>
        Current.Kind == kind ? Advance() : throw Error(Current, $"Expected {SyntaxErrors.Describe(kind)}, found {SyntaxErrors.Describe(_source, Current)}.");

    /// <summary>Consumes the current token, which must be that keyword.</summary>
    public void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(Current, $"Expected \"{keyword}\", found {SyntaxErrors.Describe(_source, Current)}.");
    }

    /// <summary>Creates the error for a token that is not allowed at this position.</summary>
    public GatewayError Unexpected(SourceToken token) => Error(token, $"Unexpected {SyntaxErrors.Describe(_source, token)}.");

    /// <summary>Creates a syntax error at a token.</summary>
    public GatewayError Error(SourceToken token, string description) => SyntaxErrors.At(_source, token.Start, description);

    /// <summary>Adds the location of a token to an error of another kind.</summary>
    public GatewayError At(SourceToken token, GatewayError error) => error.At(_source, token.Start);

    private void CountBrackets(SourceToken token)
    {
        if (token.Kind is TokenKind.BRACE_L or TokenKind.BRACKET_L or TokenKind.PAREN_L)
        {
            if (++_depth > MaxDepth)
                throw At(token, new(ErrorCodes.ParseFailed, $"The document is nested too deeply: it opens more than {MaxDepth} brackets at the same time. Reduce the nesting."));
        }
        else if (token.Kind is TokenKind.BRACE_R or TokenKind.BRACKET_R or TokenKind.PAREN_R)
        {
            _depth--;
        }
    }
}

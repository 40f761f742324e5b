using System.Globalization;
using GraphGateway.Errors;
using GraphGateway.GraphTypes;
using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>Creates the errors of documents that do not follow the grammar. The wording is that of graphql-js, which clients and developers know.</summary>
internal static class SyntaxErrors
{
    /// <summary>Creates a syntax error at a position of the document.</summary>
    public static GatewayError At(string source, int position, string description) =>
        new GatewayError(ErrorCodes.ParseFailed, $"Syntax Error: {description}").At(source, position);

    /// <summary>Adds the line and column of a position to an error. A line ends with CR, LF or CR LF.</summary>
    public static GatewayError At(this GatewayError error, string source, int position)
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < position; i++)
        {
            if (source[i] == '\n' || (source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n')))
                (line, lineStart) = (line + 1, i + 1);
        }

        error.AddLocation(new(line, position - lineStart + 1));
        return error;
    }

    /// <summary>Describes a token by its kind and text, e.g. <c>Name "on"</c>.</summary>
    public static string Describe(string source, SourceToken token) => token.Kind switch
    {
        TokenKind.NAME or TokenKind.INT or TokenKind.FLOAT => $"{Describe(token.Kind)} \"{GlobalId.Shorten(token.TextIn(source).ToString())}\"",
        TokenKind.STRING => $"{(token.IsBlockStringIn(source) ? "BlockString" : "String")} \"{GlobalId.Shorten(StringLiteral.ValueOf(source, token).ToString())}\"",
        _ => Describe(token.Kind),
    };

    /// <summary>Describes a kind of token, e.g. <c>Name</c> or <c>"{"</c>.</summary>
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EOF => "<EOF>",
        TokenKind.NAME => "Name",
        TokenKind.INT => "Int",
        TokenKind.FLOAT => "Float",
        TokenKind.STRING => "String",
        _ => $"\"{Punctuator(kind)}\"",
    };

    /// <summary>Describes the character at a position: in quotes if it is printable ASCII, otherwise by its code point.</summary>
    public static string DescribeCharacter(string source, int position)
    {
        if (position >= source.Length)
            return "<EOF>";
        var code = position + 1 < source.Length && char.IsSurrogatePair(source[position], source[position + 1])
            ? char.ConvertToUtf32(source[position], source[position + 1])
            : source[position];
        return code switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{(char)code}\"",
            _ => $"U+{code.ToString("X4", CultureInfo.InvariantCulture)}",
        };
    }

    private static string Punctuator(TokenKind kind) => kind switch
    {
        TokenKind.BANG => "!",
        TokenKind.DOLLAR => "$",
        TokenKind.AMPERSAND => "&",
        TokenKind.PAREN_L => "(",
        TokenKind.PAREN_R => ")",
        TokenKind.SPREAD => "...",
        TokenKind.COLON => ":",
        TokenKind.EQUALS => "=",
        TokenKind.AT => "@",
        TokenKind.BRACKET_L => "[",
        TokenKind.BRACKET_R => "]",
        TokenKind.BRACE_L => "{",
        TokenKind.PIPE => "|",
        TokenKind.BRACE_R => "}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a punctuator."),
    };
}

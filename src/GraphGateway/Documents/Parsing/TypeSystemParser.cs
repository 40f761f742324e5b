using GraphQLParser;

namespace GraphGateway.Documents.Parsing;

/// <summary>
/// Checks the grammar of type system definitions and extensions. A client must not send them, but in a document that follows the grammar they are
/// a validation error, not a syntax error. The parser returns only their names.
/// </summary>
internal sealed class TypeSystemParser(TokenCursor tokens, ValueParser values)
{
    /// <summary>Returns whether a keyword starts a definition.</summary>
    public static bool IsDefinition(ReadOnlySpan<char> keyword) =>
        keyword is "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive";

    /// <summary>Consumes a definition with its description, or an extension, and returns its name for an error message.</summary>
    public string ParseDefinition()
    {
        tokens.Skip(TokenKind.STRING);
        var isExtension = tokens.SkipKeyword("extend");
        if (!tokens.Is(TokenKind.NAME) || !IsDefinition(tokens.TextOf(tokens.Current)))
            throw tokens.Unexpected(tokens.Current);
        var keyword = tokens.TextOf(tokens.Advance());
        if (keyword is "directive")
            tokens.Expect(TokenKind.AT);
        var name = keyword is "schema" ? "schema" : $"\"{values.ParseName().StringValue}\"";
        ParseRest(keyword, isExtension);
        return name;
    }

    private void ParseRest(ReadOnlySpan<char> keyword, bool isExtension)
    {
        var start = tokens.Current.Start;
        if (keyword is "directive")
            ParseDirectiveRest(isExtension);
        else
            ParseTypeRest(keyword, isExtension);
        // The extension is empty.
        if (isExtension && tokens.Current.Start == start)
            throw tokens.Unexpected(tokens.Current);
    }

    private void ParseTypeRest(ReadOnlySpan<char> keyword, bool isExtension)
    {
        if (keyword is "type" or "interface" && tokens.SkipKeyword("implements"))
            ParseDelimited(TokenKind.AMPERSAND, () => values.ParseNamedType());
        values.ParseDirectives(isConstant: true);
        switch (keyword)
        {
            case "type" or "interface":
                ParseBlock(TokenKind.BRACE_L, ParseField, TokenKind.BRACE_R);
                break;
            case "input":
                ParseBlock(TokenKind.BRACE_L, ParseInputValue, TokenKind.BRACE_R);
                break;
            case "enum":
                ParseBlock(TokenKind.BRACE_L, ParseEnumValue, TokenKind.BRACE_R);
                break;
            case "union" when tokens.Skip(TokenKind.EQUALS):
                ParseDelimited(TokenKind.PIPE, () => values.ParseNamedType());
                break;
            case "schema":
                ParseBlock(TokenKind.BRACE_L, ParseRootType, TokenKind.BRACE_R, isRequired: !isExtension);
                break;
        }
    }

    private void ParseDirectiveRest(bool isExtension)
    {
        if (isExtension)
        {
            values.ParseDirectives(isConstant: true);
            return;
        }

        ParseBlock(TokenKind.PAREN_L, ParseInputValue, TokenKind.PAREN_R);
        values.ParseDirectives(isConstant: true);
        tokens.SkipKeyword("repeatable");
        tokens.ExpectKeyword("on");
        ParseDelimited(TokenKind.PIPE, ParseDirectiveLocation);
    }

    private void ParseField()
    {
        tokens.Skip(TokenKind.STRING);
        values.ParseName();
        ParseBlock(TokenKind.PAREN_L, ParseInputValue, TokenKind.PAREN_R);
        tokens.Expect(TokenKind.COLON);
        values.ParseType();
        values.ParseDirectives(isConstant: true);
    }

    private void ParseInputValue()
    {
        tokens.Skip(TokenKind.STRING);
        values.ParseName();
        tokens.Expect(TokenKind.COLON);
        values.ParseType();
        if (tokens.Skip(TokenKind.EQUALS))
            values.ParseValue(isConstant: true);
        values.ParseDirectives(isConstant: true);
    }

    private void ParseEnumValue()
    {
        tokens.Skip(TokenKind.STRING);
        if (tokens.IsKeyword("true") || tokens.IsKeyword("false") || tokens.IsKeyword("null"))
            throw tokens.Error(tokens.Current, $"Name \"{tokens.TextOf(tokens.Current)}\" is reserved and cannot be used for an enum value.");
        values.ParseName();
        values.ParseDirectives(isConstant: true);
    }

    private void ParseRootType()
    {
        var operation = tokens.Expect(TokenKind.NAME);
        if (tokens.TextOf(operation) is not ("query" or "mutation" or "subscription"))
            throw tokens.Unexpected(operation);
        tokens.Expect(TokenKind.COLON);
        values.ParseNamedType();
    }

    private void ParseDirectiveLocation()
    {
        var location = tokens.Expect(TokenKind.NAME);
        if (!IsDirectiveLocation(tokens.TextOf(location)))
            throw tokens.Unexpected(location);
    }

    private static bool IsDirectiveLocation(ReadOnlySpan<char> name) => name is
        "QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT" or "VARIABLE_DEFINITION"
        or "FRAGMENT_VARIABLE_DEFINITION" or "SCHEMA" or "SCALAR" or "OBJECT" or "FIELD_DEFINITION" or "ARGUMENT_DEFINITION" or "INTERFACE" or "UNION"
        or "ENUM" or "ENUM_VALUE" or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION" or "DIRECTIVE_DEFINITION";

    // One or more items between brackets.
    private void ParseBlock(TokenKind open, Action parseItem, TokenKind close, bool isRequired = false)
    {
        if (isRequired)
            tokens.Expect(open);
        else if (!tokens.Skip(open))
            return;
        do
            parseItem();
        while (!tokens.Skip(close));
    }

    // One or more items with a delimiter between them, and optionally before the first.
    private void ParseDelimited(TokenKind delimiter, Action parseItem)
    {
        tokens.Skip(delimiter);
        do
            parseItem();
        while (tokens.Skip(delimiter));
    }
}

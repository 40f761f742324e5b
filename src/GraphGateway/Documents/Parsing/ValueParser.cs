using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>Parses values, the arguments and directives that contain them, and references to types.</summary>
internal sealed class ValueParser(TokenCursor tokens)
{
    public GraphQLName ParseName()
    {
        var token = tokens.Expect(TokenKind.NAME);
        return new SyntaxNodes.Name(tokens.SliceOf(token)) { Location = tokens.LocationFrom(token.Start) };
    }

    public GraphQLArguments? ParseArguments(bool isConstant)
    {
        var start = tokens.Current.Start;
        if (!tokens.Skip(TokenKind.PAREN_L))
            return null;
        var items = new List<GraphQLArgument>();
        do
            items.Add(ParseArgument(isConstant));
        while (!tokens.Skip(TokenKind.PAREN_R));
        return new SyntaxNodes.Arguments(items) { Location = tokens.LocationFrom(start) };
    }

    /// <param name="isConstant">Whether variables are not allowed in the arguments.</param>
    public GraphQLDirectives? ParseDirectives(bool isConstant)
    {
        if (!tokens.Is(TokenKind.AT))
            return null;
        var start = tokens.Current.Start;
        var items = new List<GraphQLDirective>();
        while (tokens.Is(TokenKind.AT))
            items.Add(ParseDirective(isConstant));
        return new SyntaxNodes.Directives(items) { Location = tokens.LocationFrom(start) };
    }

    public GraphQLVariable ParseVariable()
    {
        var start = tokens.Expect(TokenKind.DOLLAR).Start;
        return new SyntaxNodes.Variable(ParseName()) { Location = tokens.LocationFrom(start) };
    }

    public GraphQLType ParseType()
    {
        var start = tokens.Current.Start;
        GraphQLType type = tokens.Is(TokenKind.BRACKET_L) ? ParseListType() : ParseNamedType();
        return tokens.Skip(TokenKind.BANG) ? new SyntaxNodes.NonNullType(type) { Location = tokens.LocationFrom(start) } : type;
    }

    public GraphQLNamedType ParseNamedType()
    {
        var name = ParseName();
        return new SyntaxNodes.NamedType(name) { Location = name.Location };
    }

    /// <param name="isConstant">Whether variables are not allowed in the value.</param>
    public GraphQLValue ParseValue(bool isConstant) => tokens.Current.Kind switch
    {
        TokenKind.BRACKET_L => ParseList(isConstant),
        TokenKind.BRACE_L => ParseObject(isConstant),
        TokenKind.DOLLAR => isConstant ? throw VariableInConstant() : ParseVariable(),
        TokenKind.NAME => ParseNamedValue(),
        TokenKind.INT => ParseInt(),
        TokenKind.FLOAT => ParseFloat(),
        TokenKind.STRING => ParseString(),
        _ => throw tokens.Unexpected(tokens.Current),
    };

    private SyntaxNodes.Argument ParseArgument(bool isConstant)
    {
        var name = ParseName();
        tokens.Expect(TokenKind.COLON);
        return new SyntaxNodes.Argument(name, ParseValue(isConstant)) { Location = tokens.LocationFrom(name.Location.Start) };
    }

    private SyntaxNodes.Directive ParseDirective(bool isConstant)
    {
        var start = tokens.Expect(TokenKind.AT).Start;
        return new SyntaxNodes.Directive(ParseName()) { Arguments = ParseArguments(isConstant), Location = tokens.LocationFrom(start) };
    }

    private SyntaxNodes.ListType ParseListType()
    {
        var start = tokens.Expect(TokenKind.BRACKET_L).Start;
        var type = ParseType();
        tokens.Expect(TokenKind.BRACKET_R);
        return new SyntaxNodes.ListType(type) { Location = tokens.LocationFrom(start) };
    }

    private SyntaxNodes.ListValue ParseList(bool isConstant)
    {
        var start = tokens.Advance().Start;
        List<GraphQLValue>? values = null;
        while (!tokens.Skip(TokenKind.BRACKET_R))
            (values ??= []).Add(ParseValue(isConstant));
        return new SyntaxNodes.ListValue { Values = values, Location = tokens.LocationFrom(start) };
    }

    private SyntaxNodes.ObjectValue ParseObject(bool isConstant)
    {
        var start = tokens.Advance().Start;
        List<GraphQLObjectField>? fields = null;
        while (!tokens.Skip(TokenKind.BRACE_R))
            (fields ??= []).Add(ParseObjectField(isConstant));
        return new SyntaxNodes.ObjectValue { Fields = fields, Location = tokens.LocationFrom(start) };
    }

    private SyntaxNodes.ObjectField ParseObjectField(bool isConstant)
    {
        var name = ParseName();
        tokens.Expect(TokenKind.COLON);
        return new SyntaxNodes.ObjectField(name, ParseValue(isConstant)) { Location = tokens.LocationFrom(name.Location.Start) };
    }

    private GraphQLValue ParseNamedValue()
    {
        var name = ParseName();
        return name.Value.Span switch
        {
            "true" => new SyntaxNodes.TrueValue { Location = name.Location },
            "false" => new SyntaxNodes.FalseValue { Location = name.Location },
            "null" => new SyntaxNodes.NullValue { Location = name.Location },
            _ => new SyntaxNodes.EnumValue(name) { Location = name.Location },
        };
    }

    private SyntaxNodes.IntValue ParseInt()
    {
        var token = tokens.Advance();
        return new SyntaxNodes.IntValue(tokens.SliceOf(token)) { Location = tokens.LocationFrom(token.Start) };
    }

    private SyntaxNodes.FloatValue ParseFloat()
    {
        var token = tokens.Advance();
        return new SyntaxNodes.FloatValue(tokens.SliceOf(token)) { Location = tokens.LocationFrom(token.Start) };
    }

    private SyntaxNodes.StringValue ParseString()
    {
        var token = tokens.Advance();
        return new SyntaxNodes.StringValue(tokens.StringOf(token)) { Location = tokens.LocationFrom(token.Start) };
    }

    private GatewayError VariableInConstant()
    {
        var dollar = tokens.Advance();
        return tokens.Is(TokenKind.NAME)
            ? tokens.Error(dollar, $"Unexpected variable \"${GraphTypes.GlobalId.Shorten(tokens.TextOf(tokens.Current).ToString())}\" in constant value.")
            : tokens.Unexpected(dollar);
    }
}

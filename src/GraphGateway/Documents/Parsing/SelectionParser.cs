using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>Parses selection sets: fields, fragment spreads and inline fragments.</summary>
internal sealed class SelectionParser(TokenCursor tokens, ValueParser values)
{
    public GraphQLSelectionSet ParseSelectionSet()
    {
        var start = tokens.Expect(TokenKind.BRACE_L).Start;
        var selections = new List<ASTNode>();
        do
            selections.Add(tokens.Is(TokenKind.SPREAD) ? ParseFragment() : ParseField());
        while (!tokens.Skip(TokenKind.BRACE_R));
        return new SyntaxNodes.SelectionSet(selections) { Location = tokens.LocationFrom(start) };
    }

    public GraphQLFragmentName ParseFragmentName()
    {
        if (tokens.IsKeyword("on"))
            throw tokens.Unexpected(tokens.Current);
        var name = values.ParseName();
        return new SyntaxNodes.FragmentName(name) { Location = name.Location };
    }

    public GraphQLTypeCondition ParseTypeCondition()
    {
        var start = tokens.Current.Start;
        tokens.ExpectKeyword("on");
        return new SyntaxNodes.TypeCondition(values.ParseNamedType()) { Location = tokens.LocationFrom(start) };
    }

    private SyntaxNodes.Field ParseField()
    {
        var name = values.ParseName();
        GraphQLAlias? alias = null;
        if (tokens.Skip(TokenKind.COLON))
        {
            alias = new SyntaxNodes.Alias(name) { Location = tokens.LocationFrom(name.Location.Start) };
            name = values.ParseName();
        }

        return new SyntaxNodes.Field(name)
        {
            Alias = alias,
            Arguments = values.ParseArguments(isConstant: false),
            Directives = values.ParseDirectives(isConstant: false),
            SelectionSet = tokens.Is(TokenKind.BRACE_L) ? ParseSelectionSet() : null,
            Location = tokens.LocationFrom((alias ?? (ASTNode)name).Location.Start),
        };
    }

    private ASTNode ParseFragment()
    {
        var start = tokens.Expect(TokenKind.SPREAD).Start;
        return tokens.Is(TokenKind.NAME) && !tokens.IsKeyword("on") ? ParseFragmentSpread(start) : ParseInlineFragment(start);
    }

    private SyntaxNodes.FragmentSpread ParseFragmentSpread(int start) => new SyntaxNodes.FragmentSpread(ParseFragmentName())
    {
        Directives = values.ParseDirectives(isConstant: false),
        Location = tokens.LocationFrom(start),
    };

    private SyntaxNodes.InlineFragment ParseInlineFragment(int start)
    {
        var typeCondition = tokens.IsKeyword("on") ? ParseTypeCondition() : null;
        var directives = values.ParseDirectives(isConstant: false);
        return new SyntaxNodes.InlineFragment(ParseSelectionSet())
        {
            TypeCondition = typeCondition,
            Directives = directives,
            Location = tokens.LocationFrom(start),
        };
    }
}

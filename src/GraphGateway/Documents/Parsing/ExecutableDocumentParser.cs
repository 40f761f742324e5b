using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Documents.Parsing;

/// <summary>Parses one document: operations and fragments. Descriptions of fragments and variables are parsed and discarded, because nothing uses them.</summary>
internal sealed class ExecutableDocumentParser
{
    private readonly string _source;
    private readonly TokenCursor _tokens;
    private readonly ValueParser _values;
    private readonly SelectionParser _selections;
    private readonly List<ASTNode> _definitions = [];
    private GatewayError? _notExecutable;

    /// <exception cref="GatewayError">The first token is not valid.</exception>
    public ExecutableDocumentParser(string source, LexerLimits limits)
    {
        _source = source;
        _tokens = new(source, limits);
        _values = new(_tokens);
        _selections = new(_tokens, _values);
    }

    /// <exception cref="GatewayError">The document does not follow the grammar, exceeds a limit, or defines types (5.1.1 of the specification).</exception>
    public GraphQLDocument ParseDocument()
    {
        var start = _tokens.Current.Start;
        do
            ParseDefinition();
        while (!_tokens.Is(TokenKind.EOF));
        return _notExecutable is null
            ? new SyntaxNodes.Document(_definitions) { Source = _source, Location = _tokens.LocationFrom(start) }
            : throw _notExecutable;
    }

    private void ParseDefinition()
    {
        var isDescribed = _tokens.Is(TokenKind.STRING);
        var keyword = isDescribed ? _tokens.PeekNext() : _tokens.Current;
        switch (keyword.Kind)
        {
            case TokenKind.BRACE_L:
                _definitions.Add(isDescribed ? throw _tokens.Error(_tokens.Current, "Unexpected description, descriptions are not supported on shorthand queries.") : ParseShorthandQuery());
                break;
            case TokenKind.NAME:
                ParseDefinition(keyword, isDescribed);
                break;
            default:
                throw _tokens.Unexpected(keyword);
        }
    }

    private void ParseDefinition(SourceToken keyword, bool isDescribed)
    {
        switch (_tokens.TextOf(keyword))
        {
            case "query":
                _definitions.Add(ParseOperation(OperationType.Query));
                break;
            case "mutation":
                _definitions.Add(ParseOperation(OperationType.Mutation));
                break;
            case "subscription":
                _definitions.Add(ParseOperation(OperationType.Subscription));
                break;
            case "fragment":
                _definitions.Add(ParseFragment());
                break;
            case var name when TypeSystemParser.IsDefinition(name) || (name is "extend" && !isDescribed):
                ParseTypeSystemDefinition();
                break;
            default:
                throw isDescribed ? _tokens.Error(_tokens.Current, "Unexpected description, only GraphQL definitions support descriptions.") : _tokens.Unexpected(keyword);
        }
    }

    private OperationDefinition ParseShorthandQuery()
    {
        var selectionSet = _selections.ParseSelectionSet();
        return new(selectionSet) { Operation = OperationType.Query, Location = selectionSet.Location };
    }

    private OperationDefinition ParseOperation(OperationType type)
    {
        var start = _tokens.Current.Start;
        var description = ParseDescription();
        _tokens.Advance();
        var name = _tokens.Is(TokenKind.NAME) ? _values.ParseName() : null;
        var variables = ParseVariables();
        var directives = _values.ParseDirectives(isConstant: false);
        return new(_selections.ParseSelectionSet())
        {
            Operation = type,
            Description = description,
            Name = name,
            Variables = variables,
            Directives = directives,
            Location = _tokens.LocationFrom(start),
        };
    }

    private SyntaxNodes.VariablesDefinition? ParseVariables()
    {
        var start = _tokens.Current.Start;
        if (!_tokens.Skip(TokenKind.PAREN_L))
            return null;
        var items = new List<GraphQLVariableDefinition>();
        do
            items.Add(ParseVariable());
        while (!_tokens.Skip(TokenKind.PAREN_R));
        return new SyntaxNodes.VariablesDefinition(items) { Location = _tokens.LocationFrom(start) };
    }

    private SyntaxNodes.VariableDefinition ParseVariable()
    {
        var start = _tokens.Current.Start;
        ParseDescription();
        var variable = _values.ParseVariable();
        _tokens.Expect(TokenKind.COLON);
        return new SyntaxNodes.VariableDefinition(variable, _values.ParseType())
        {
            DefaultValue = _tokens.Skip(TokenKind.EQUALS) ? _values.ParseValue(isConstant: true) : null,
            Directives = _values.ParseDirectives(isConstant: true),
            Location = _tokens.LocationFrom(start),
        };
    }

    private SyntaxNodes.FragmentDefinition ParseFragment()
    {
        var start = _tokens.Current.Start;
        ParseDescription();
        _tokens.Advance();
        var name = _selections.ParseFragmentName();
        var typeCondition = _selections.ParseTypeCondition();
        var directives = _values.ParseDirectives(isConstant: false);
        return new SyntaxNodes.FragmentDefinition(name, typeCondition, _selections.ParseSelectionSet())
        {
            Directives = directives,
            Location = _tokens.LocationFrom(start),
        };
    }

    // This is a validation error in the specification, so a later syntax error takes precedence.
    private void ParseTypeSystemDefinition()
    {
        var first = _tokens.Current;
        var name = new TypeSystemParser(_tokens, _values).ParseDefinition();
        _notExecutable ??= _tokens.At(first, new(ErrorCodes.ValidationFailed, $"The {name} definition is not executable. Send operations and fragments only; a request cannot change the schema."));
    }

    private ROM? ParseDescription() => _tokens.Is(TokenKind.STRING) ? _tokens.StringOf(_tokens.Advance()) : (ROM?)null;
}

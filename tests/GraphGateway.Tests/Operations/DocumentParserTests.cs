using CsCheck;
using GraphGateway.Errors;
using GraphGateway.Operations;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace GraphGateway.Tests.Operations;

/// <summary>Where the engine's parser is slow or wrong: errors at the end of long lines, and comments with backslashes.</summary>
public sealed class DocumentParserTests
{
    // What is in a document, and what is in none.
    private static readonly string[] _pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "$v", "!", "=", "@skip", "...", "on", "query", "mutation", "fragment", "name", "a1", "null", "true", "-12", "1.5e3", "\"text\"",
        "\"\"\"a block\"\"\"", "\"\"", "|", "&", "# no more of this line\n", "\"\\u0041\\n\"", "\"\\x\"", "\"no end", "01", "?", "..", "\u0001", "é", "-", ",", "\r\n", "\"\"\"a\r\nb\"\"\"",
    ];

    private static readonly DocumentParser _parser = new();
    private static readonly GraphQLDocumentBuilder _itself = new();

    [Fact]
    public void The_error_is_the_one_that_the_parser_finds() => Gen.Int[0, _pieces.Length - 1].Select(piece => _pieces[piece]).Array[0, 12]
        .Select(Gen.Int[0, 40], (pieces, fields) => $"{{ {string.Concat(Enumerable.Repeat("agents(first: 20) { nodes { name } } ", fields))}}} {string.Join(' ', pieces)}")
        .Sample(document => Assert.Equal(Told(() => ParseAsOneLine(document)), Told(() => Parse(document))), iter: 2_000);

    [Theory]
    [InlineData("{ a }", "}")]
    [InlineData("\"", "\\x\" }")]
    [InlineData("{ a # ", "\n ?")]
    [InlineData("{ a ", "\u0001")]
    [InlineData("{ a(b: \"\"\"", "\"\"\") ")]
    [InlineData("{ a(b: ", "..) }")]
    [InlineData("{ a }", "}", "\"\u2028\" ")]
    public void Where_it_stands_costs_nothing(string start, string end, string between = " ")
    {
        var document = $"{start}{string.Concat(Enumerable.Repeat(between, 49_000 / between.Length))}{end}";

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<GatewayError>(() => Parse(document));

        // It was 2.4 GB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Theory]
    [InlineData("{\r{", 2, 1)]
    [InlineData("{ a }\r\n\r }", 3, 2)]
    [InlineData("{ agents(search: \"\"\"a\rb\"\"\") } }", 2, 9)]
    [InlineData("{ a(b: \"\"\"\r\u0001\"\"\")", 2, 1)]
    [InlineData("\"\"\"\r x", 2, 3)]
    public void A_carriage_return_ends_a_line(string document, int line, int column)
    {
        var error = Assert.ThrowsAny<ExecutionError>(() => Parse(document));
        var longLine = Assert.ThrowsAny<ExecutionError>(() => Parse($"{document}{new string(' ', 2_000)}"));

        Assert.Equal([new Location(line, column)], error.Locations);
        Assert.Equal(error.Locations![0].Line, longLine.Locations![0].Line);
    }

    [Theory]
    [InlineData("{ viewer { name } # C:\\dir\r\n }")]
    [InlineData("# \\\\\n{ viewer { name } } # \\d #")]
    [InlineData("{ viewer { name } } #")]
    public void A_comment_may_say_anything(string document)
    {
        Parse(document);
        Parse($"{document} #{new string('\\', 5_000)}");
    }

    [Theory]
    [InlineData("\"\\uD83D x\"", false)]
    [InlineData("\"x\\uDE00\\uD83D\"", false)]
    [InlineData("\"\\uD83D\\uDE00\"", true)]
    [InlineData("\"😀\"", true)]
    [InlineData("\"\"\"\\uD83D\"\"\"", true)]
    public void A_text_is_Unicode(string text, bool isWell)
    {
        var document = $"{{ a(b: {text}) }}";

        if (isWell)
            Parse(document);
        else
            Assert.Equal(new Location(1, 8), Assert.Single(Assert.Throws<GatewayError>(() => Parse(document)).Locations!));
    }

    [Fact]
    public void A_text_is_no_comment()
    {
        var document = _parser.Build("""{ a(b: "# \u0041", c: "\"# \n") } # \d""");

        var arguments = ((GraphQLField)((GraphQLOperationDefinition)document.Definitions[0]).SelectionSet.Selections[0]).Arguments!;
        Assert.Equal(["# A", "\"# \n"], arguments.Select(argument => ((GraphQLStringValue)argument.Value).Value.ToString()));
    }

    [Theory]
    [InlineData("{{ agents(search: \"{0}\") {{ totalCount }} }}", 18)]
    [InlineData("{{ {0} }}", 3)]
    [InlineData("{{ agents(first: {0}) }}", 17)]
    public void A_token_has_an_end(string document, int column)
    {
        var within = string.Format(null, document, new string('1', TokenReader.MaxLength - 2)).Replace("{ 1", "{ a", StringComparison.Ordinal);
        Parse(within);

        var error = Assert.Throws<GatewayError>(() => Parse(string.Format(null, document, new string('1', TokenReader.MaxLength + 1)).Replace("{ 1", "{ a1", StringComparison.Ordinal)));

        Assert.Equal(ErrorCodes.OperationTooComplex, error.Code);
        Assert.Equal([new Location(1, column)], error.Locations);
    }

    [Fact]
    public void An_error_in_a_token_of_full_length_is_told_as_it_is()
    {
        var error = Assert.Throws<GatewayError>(() => Parse($"{{ agents(search: \"{new string('x', TokenReader.MaxLength - 7)}\\q\")"));

        Assert.Equal((ErrorCodes.ParseFailed, 18 + TokenReader.MaxLength - 5), (error.Code, error.Locations![0].Column));
    }

    [Fact]
    public void What_the_server_was_given_itself_may_be_longer() =>
        Assert.NotNull(_parser.Build($"{{ agents(search: \"{new string('x', 2 * TokenReader.MaxLength)}\") {{ totalCount }} }}"));

    private static void Parse(string document)
    {
        TokenCount.Of(document, int.MaxValue);
        _parser.Build(document);
    }

    private static void ParseAsOneLine(string document)
    {
        try
        {
            for (var token = Lexer.Lex(document); token.Kind is not TokenKind.EOF; token = Lexer.Lex(document, token.End))
                continue;
        }
        catch (GraphQLSyntaxErrorException error)
        {
            throw new SyntaxError(error);
        }

        _itself.Build(document);
    }

    private static string? Told(Action parse)
    {
        try
        {
            parse();
            return null;
        }
        catch (ExecutionError error)
        {
            return $"{error.Message} {string.Join(' ', error.Locations!.Select(location => $"{location.Line}:{location.Column}"))}";
        }
    }
}

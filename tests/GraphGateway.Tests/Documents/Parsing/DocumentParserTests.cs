using GraphGateway.Documents;
using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphGateway.Tests.Documents.Parsing;

/// <summary>What the parser accepts, what it makes of it, and where it stops.</summary>
public sealed class DocumentParserTests
{
    private static readonly LexerLimits _limits = new(DocumentLimitChecker.MaxLength, MaxTokens: 25_000, DocumentLimitChecker.MaxTokenLength);
    private static readonly DocumentParser _parser = new();

    [Theory]
    [InlineData("\ufeff{ a }")]
    [InlineData("{ a\ufeffb,,c }")]
    [InlineData("{ on: query, fragment(true: 1, null: on) { type } }")]
    [InlineData("query query { a } mutation mutation { a } subscription subscription { a } fragment fragment on on { a }")]
    [InlineData("query @a(b: $c) { a }")]
    [InlineData("query($a: [[Int!]!]! = [[1]] @b(c: 1) @d, $e: E = {f: [G, true, null]}) { a }")]
    [InlineData("{ ... { a } ... @b { a } ... on C @d { a } ...E @f }")]
    [InlineData("{ a(b: [], c: {}, d: [[] {}]) }")]
    [InlineData("{ a(b: -0, c: -0.0e-10, d: 1E+3, e: 123.456) }")]
    [InlineData("{ viewer { name } # C:\\dir\r\n }")]
    [InlineData("# \\\\\n{ viewer { name } } # \\d #")]
    [InlineData("{ viewer { name } } #")]
    [InlineData("{ a } # \u0000 \u0007 \U0001F600")]
    [InlineData("\"about\" query A(\"\"\"about\n B\"\"\" $b: C \"about d\" $d: E) { a } \"about\" fragment F on G { a } \"\"\"about\"\"\" mutation { a }")]
    public void A_valid_document_is_accepted(string document)
    {
        Parse(document);
        Parse($"{document} #{new string('\\', 5_000)}");
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u{41}\\u{00000041}x\\u{1F600}\"", "AAAx😀")]
    [InlineData("\"\\uD83D\\uDE00 \\ud83d\\ude00\"", "😀 😀")]
    [InlineData("\"😀 # \u2028\"", "😀 # \u2028")]
    [InlineData("\"\u0000\u0001\u0007\t\u007f\"", "\u0000\u0001\u0007\t\u007f")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\" \t \"\"\"", "")]
    [InlineData("\"\"\" x \"\"\"", " x ")]
    [InlineData("\"\"\"\n\n   \n\"\"\"", "")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"  a\n    b\r\n   c\r  \t\"\"\"", "  a\n b\nc")]
    [InlineData("\"\"\"\n\ta\n\t b\"\"\"", "a\n b")]
    [InlineData("\"\"\"a\f\u0085\u2028b\n\fc\"\"\"", "a\f\u0085\u2028b\n\fc")]
    [InlineData("\"\"\"say \\\"\"\"x\\\"\"\" \\n \\u \"y\" \"\"z\"\"\"", "say \"\"\"x\"\"\" \\n \\u \"y\" \"\"z")]
    public void A_string_has_the_value_of_the_specification(string text, string value)
    {
        var field = (GraphQLField)Operation($"{{ a(b: {text}) }}").SelectionSet.Selections[0];

        Assert.Equal(value, ((GraphQLStringValue)field.Arguments![0].Value).Value.ToString());
    }

    [Fact]
    public void An_operation_has_its_description()
    {
        Assert.Equal("what \"it\" does", Operation("\"what \\\"it\\\" does\" query { a }").Description.ToString());
        Assert.Null(Operation("query { a }").Description);
    }

    [Fact]
    public void A_string_without_escapes_is_not_copied()
    {
        const string document = "query Name { field(argument: \"text\") }";
        var operation = Operation(document);
        var argument = ((GraphQLField)operation.SelectionSet.Selections[0]).Arguments![0];

        foreach (var slice in new[] { operation.Name!.Value, argument.Name.Value, ((GraphQLStringValue)argument.Value).Value })
            Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetString(slice, out var text, out _, out _) && ReferenceEquals(document, text));
    }

    [Theory]
    [InlineData("type A { b: C }", "\"A\"", 1)]
    [InlineData("{ a } scalar B", "\"B\"", 7)]
    [InlineData("{ a } \"about\" enum B { C } input D { e: F }", "\"B\"", 7)]
    [InlineData("schema { query: A }", "schema", 1)]
    [InlineData("extend schema @a", "schema", 1)]
    [InlineData("extend type A implements & B & C", "\"A\"", 1)]
    [InlineData("interface A implements B @c { \"about\" d(\"about\" e: F = 1 @g): [H!] @i }", "\"A\"", 1)]
    [InlineData("union A = | B | C", "\"A\"", 1)]
    [InlineData("extend input A { b: C = {d: [1]} }", "\"A\"", 1)]
    [InlineData("enum A { B @c \"about\" D }", "\"A\"", 1)]
    [InlineData("directive @a(b: C) repeatable on | FIELD | QUERY", "\"a\"", 1)]
    [InlineData("extend directive @a @b", "\"a\"", 1)]
    public void A_type_definition_is_not_executable(string document, string name, int column)
    {
        var error = Assert.Throws<GatewayError>(() => Parse(document));

        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
        Assert.StartsWith($"The {name} definition is not executable.", error.Message, StringComparison.Ordinal);
        Assert.Equal([new Location(1, column)], error.Locations);
        Assert.Equal(ErrorCodes.ParseFailed, Assert.Throws<GatewayError>(() => Parse($"{document} }}")).Code);
    }

    [Theory]
    [InlineData("{ a }", "}")]
    [InlineData("\"", "\\x\" }")]
    [InlineData("{ a # ", "\n ?")]
    [InlineData("{ a ", "?")]
    [InlineData("{ a(b: \"\"\"", "\"\"\") ")]
    [InlineData("{ a(b: ", "..) }")]
    [InlineData("{ a }", "}", "\"\u2028\" ")]
    [InlineData("{ a(b: \"", "\\uD83D\"", "\\n")]
    [InlineData("{ a(b: \"\"\"", "", "\\\"")]
    public void The_position_of_an_error_costs_nothing(string start, string end, string between = " ")
    {
        var document = $"{start}{string.Concat(Enumerable.Repeat(between, 49_000 / between.Length))}{end}";

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<GatewayError>(() => Parse(document));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData("{\r{", 2, 1)]
    [InlineData("{ a }\r\n\r }", 3, 2)]
    [InlineData("{ a }\n\r }", 3, 2)]
    [InlineData("{ agents(search: \"\"\"a\rb\"\"\") } }", 2, 9)]
    [InlineData("{ a(b: \"\"\"\r\u0001\"\"\")", 2, 6)]
    [InlineData("\"\"\"\r x", 2, 3)]
    [InlineData("{\n", 2, 1)]
    [InlineData("{\r\n", 2, 1)]
    [InlineData("{ a\u2028\u0085", 1, 4)]
    [InlineData("{ a(b: \"\u2028\u0085\") ?", 1, 14)]
    public void A_line_ends_with_CR_LF_or_both(string document, int line, int column) =>
        Assert.Equal([new Location(line, column)], Assert.Throws<GatewayError>(() => Parse(document)).Locations);

    // The compiler writes attributes as UTF-8, which has no halves of a pair.
    [Theory]
    [InlineData("{ a(b: \"HIGH x\") }", 9)]
    [InlineData("{ a(b: \"LOWHIGH\") }", 9)]
    [InlineData("{ a(b: \"\"\"xHIGH\"\"\") }", 12)]
    [InlineData("{ a(b: \"HIGH\\uDE00\") }", 9)]
    [InlineData("{ a HIGH }", 5)]
    [InlineData("{ a # HIGH\n }", 7)]
    [InlineData("{ a # HIGH", 7)]
    [InlineData("{ a # HIGHLOW LOW", 10)]
    public void A_surrogate_stands_in_a_pair(string document, int column) => Assert.Equal(
        [new Location(1, column)],
        Assert.Throws<GatewayError>(() => Parse(document.Replace("HIGH", "\ud83d", StringComparison.Ordinal).Replace("LOW", "\ude00", StringComparison.Ordinal))).Locations);

    [Theory]
    [InlineData("{{ agents(search: \"{0}\") {{ totalCount }} }}", 18)]
    [InlineData("{{ {0} }}", 3)]
    [InlineData("{{ agents(first: {0}) }}", 17)]
    public void A_token_has_a_greatest_length(string document, int column)
    {
        var within = string.Format(null, document, new string('1', DocumentLimitChecker.MaxTokenLength - 2)).Replace("{ 1", "{ a", StringComparison.Ordinal);
        Parse(within);

        var error = Assert.Throws<GatewayError>(() => Parse(string.Format(null, document, new string('1', DocumentLimitChecker.MaxTokenLength + 1)).Replace("{ 1", "{ a1", StringComparison.Ordinal)));

        Assert.Equal(ErrorCodes.OperationTooComplex, error.Code);
        Assert.Equal([new Location(1, column)], error.Locations);
    }

    [Fact]
    public void An_error_in_a_token_of_full_length_is_told_as_it_is()
    {
        var error = Assert.Throws<GatewayError>(() => Parse($"{{ agents(search: \"{new string('x', DocumentLimitChecker.MaxTokenLength - 7)}\\q\")"));

        Assert.Equal((ErrorCodes.ParseFailed, 18 + DocumentLimitChecker.MaxTokenLength - 6), (error.Code, error.Locations![0].Column));
    }

    [Fact]
    public void What_the_server_was_given_itself_may_be_longer() =>
        Assert.NotNull(_parser.Build($"{{ agents(search: \"{new string('x', 2 * DocumentLimitChecker.MaxLength)}\") {{ totalCount }} }}"));

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("{...", "}")]
    [InlineData("[", "]", "{ a(b: ", ") }")]
    [InlineData("{c:", "}", "{ a(b: ", ") }")]
    [InlineData("[", "]", "query($a: ", ") { b }")]
    [InlineData("[", "]", "{ a @b(c: ", ") }")]
    [InlineData("[", "]", "type A { b: ", " }")]
    public void Depth_has_a_limit_and_never_uses_up_the_stack(string open, string close, string start = "", string end = "")
    {
        var outer = start.Split('{', '(').Length - 1;
        foreach (var depth in new[] { TokenCursor.MaxDepth - outer + 1, 100_000 })
        {
            var error = Assert.Throws<GatewayError>(() => _parser.Build($"{start}{Repeat(open, depth)}"));

            Assert.Equal(ErrorCodes.ParseFailed, error.Code);
            Assert.Contains("opens more than 128 brackets", error.Message, StringComparison.Ordinal);
            Assert.Equal(new Location(1, start.Length + (open.Length * (TokenCursor.MaxDepth - outer)) + 1), error.Locations![0]);
        }

        var depthWithin = TokenCursor.MaxDepth - outer;
        var within = $"{start}{Repeat(open, depthWithin)}{(open is "[" or "{c:" ? "A" : "{b}")}{Repeat(close, depthWithin)}{end}";
        Assert.DoesNotContain("brackets", Record.Exception(() => _parser.Build(within.Replace("{b}", " b ", StringComparison.Ordinal)))?.Message ?? "", StringComparison.Ordinal);
    }

    private static void Parse(string document) => DocumentParser.Parse(document, _limits);

    private static OperationDefinition Operation(string document) => (OperationDefinition)_parser.Build(document).Definitions[0];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

using GraphGateway.Documents.Parsing;
using GraphGateway.Errors;
using GraphQLParser;

namespace GraphGateway.Tests.Documents.Parsing;

/// <summary>Documents that do not follow the grammar, with the message, line and column that graphql-js 17 reports for them.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("", 1, 1, "Unexpected <EOF>.")]
    [InlineData(" ,\t\n", 2, 1, "Unexpected <EOF>.")]
    [InlineData("# only a comment", 1, 17, "Unexpected <EOF>.")]
    [InlineData("\ufeff", 1, 2, "Unexpected <EOF>.")]
    [InlineData("{", 1, 2, "Expected Name, found <EOF>.")]
    [InlineData("{ a", 1, 4, "Expected Name, found <EOF>.")]
    [InlineData("{ a }}", 1, 6, "Unexpected \"}\".")]
    [InlineData("{ }", 1, 3, "Expected Name, found \"}\".")]
    [InlineData("{ a { } }", 1, 7, "Expected Name, found \"}\".")]
    [InlineData("query", 1, 6, "Expected \"{\", found <EOF>.")]
    [InlineData("query Q on { a }", 1, 9, "Expected \"{\", found Name \"on\".")]
    [InlineData("{ a() }", 1, 5, "Expected Name, found \")\".")]
    [InlineData("query() { a }", 1, 7, "Expected \"$\", found \")\".")]
    [InlineData("{ a(b:) }", 1, 7, "Unexpected \")\".")]
    [InlineData("{ a(b) }", 1, 6, "Expected \":\", found \")\".")]
    [InlineData("{ a @ }", 1, 7, "Expected Name, found \"}\".")]
    [InlineData("{ a @b() }", 1, 8, "Expected Name, found \")\".")]
    [InlineData("{ a: }", 1, 6, "Expected Name, found \"}\".")]
    [InlineData("{ ... }", 1, 7, "Expected \"{\", found \"}\".")]
    [InlineData("{ ...on }", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("{ a(b: [1) }", 1, 10, "Unexpected \")\".")]
    [InlineData("{ a(b: {c}) }", 1, 10, "Expected \":\", found \"}\".")]
    [InlineData("{ a(b: {c: 1]) }", 1, 13, "Expected Name, found \"]\".")]
    [InlineData("foo { a }", 1, 1, "Unexpected Name \"foo\".")]
    [InlineData("{ a } 1", 1, 7, "Unexpected Int \"1\".")]
    [InlineData("{ a } ...", 1, 7, "Unexpected \"...\".")]
    public void The_grammar_of_operations_is_checked(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("query($a) { b }", 1, 9, "Expected \":\", found \")\".")]
    [InlineData("query($a: ) { b }", 1, 11, "Expected Name, found \")\".")]
    [InlineData("query($a: [Int) { b }", 1, 15, "Expected \"]\", found \")\".")]
    [InlineData("query($a: Int!!) { b }", 1, 15, "Expected \"$\", found \"!\".")]
    [InlineData("query(a: Int) { b }", 1, 7, "Expected \"$\", found Name \"a\".")]
    [InlineData("query($a: Int = $b) { c }", 1, 17, "Unexpected variable \"$b\" in constant value.")]
    [InlineData("query($a: Int = $) { c }", 1, 17, "Unexpected \"$\".")]
    [InlineData("query($a: [Int] = [1, {b: $c}]) { d }", 1, 27, "Unexpected variable \"$c\" in constant value.")]
    [InlineData("query($a: Int @b(c: $d)) { e }", 1, 21, "Unexpected variable \"$d\" in constant value.")]
    public void The_grammar_of_variables_is_checked(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("fragment on on A { b }", 1, 10, "Unexpected Name \"on\".")]
    [InlineData("fragment A { b }", 1, 12, "Expected \"on\", found \"{\".")]
    [InlineData("fragment A on { b }", 1, 15, "Expected Name, found \"{\".")]
    [InlineData("fragment A($b: Int) on C { d }", 1, 11, "Expected \"on\", found \"(\".")]
    [InlineData("{ ...A(b: 1) }", 1, 7, "Expected Name, found \"(\".")]
    [InlineData("fragment A on B", 1, 16, "Expected \"{\", found <EOF>.")]
    public void The_grammar_of_fragments_is_checked(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("{ a(b: 1c:2) }", 1, 9, "Invalid number, expected digit but got: \"c\".")]
    [InlineData("{ a(b: 0xF) }", 1, 9, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("{ a(b: 01) }", 1, 9, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("{ a(b: -01) }", 1, 10, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("{ a(b: 1.) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: 1.c) }", 1, 10, "Invalid number, expected digit but got: \"c\".")]
    [InlineData("{ a(b: .5) }", 1, 8, "Invalid number, expected digit before \".\", did you mean \"0.5\"?")]
    [InlineData("{ a(b: 1.2.3) }", 1, 11, "Invalid number, expected digit but got: \".\".")]
    [InlineData("{ a(b: 1e) }", 1, 10, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: 1e+) }", 1, 11, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: -) }", 1, 9, "Invalid number, expected digit but got: \")\".")]
    [InlineData("{ a(b: -a) }", 1, 9, "Invalid number, expected digit but got: \"a\".")]
    [InlineData("{ a(b: +1) }", 1, 8, "Unexpected character: \"+\".")]
    [InlineData("{ a(b: 1_000) }", 1, 9, "Invalid number, expected digit but got: \"_\".")]
    [InlineData("{ a(b: 1.0f) }", 1, 11, "Invalid number, expected digit but got: \"f\".")]
    public void A_number_ends_where_it_ends(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("{ a(b: \"c) }", 1, 13, "Unterminated string.")]
    [InlineData("{ a(b: \"c\n\") }", 1, 10, "Unterminated string.")]
    [InlineData("{ a(b: \"\\x\") }", 1, 9, "Invalid character escape sequence: \"\\x\".")]
    [InlineData("{ a(b: \"\\u12\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u12\")\".")]
    [InlineData("{ a(b: \"\\u{}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData("{ a(b: \"\\u{110000}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("{ a(b: \"\\u{D800}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{D800}\".")]
    [InlineData("{ a(b: \"\\u{000000041}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{000000041\".")]
    [InlineData("{ a(b: \"\\u{12\") }", 1, 9, "Invalid Unicode escape sequence: \"\\u{12\"\".")]
    [InlineData("{ a(b: \"\\uD83D\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("{ a(b: \"\\uDE00\\uD83D\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData("{ a(b: \"\\uD83D\\u{DE00}\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("{ a(b: \"\\uD83D\\n\") }", 1, 9, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("{ a(b: \"\"\"c\n\"\"d\") }", 2, 8, "Unterminated string.")]
    [InlineData("{ a(b: 'c') }", 1, 8, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    public void A_string_is_closed_and_its_escapes_are_valid(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("\"about\" { a }", 1, 1, "Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("\"about\" foo { a }", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"about\"", 1, 8, "Unexpected <EOF>.")]
    [InlineData("\"about\" \"again\" query { a }", 1, 9, "Unexpected String \"again\".")]
    [InlineData("\"about\" extend type A { b: C }", 1, 1, "Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("\"about\" 1", 1, 9, "Unexpected Int \"1\".")]
    [InlineData("{ \"about\" a }", 1, 3, "Expected Name, found String \"about\".")]
    public void Descriptions_stand_before_definitions_only(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("{ a..b }", 1, 4, "Unexpected \"..\", did you mean \"...\"?")]
    [InlineData("{ a.b }", 1, 4, "Unexpected character: \".\".")]
    [InlineData("{ a ? }", 1, 5, "Unexpected character: \"?\".")]
    [InlineData("{ é }", 1, 3, "Unexpected character: U+00E9.")]
    [InlineData("{ 😀 }", 1, 3, "Unexpected character: U+1F600.")]
    [InlineData("{ a \u0001 }", 1, 5, "Unexpected character: U+0001.")]
    [InlineData("\u00a0{ a }", 1, 1, "Unexpected character: U+00A0.")]
    [InlineData("{ a; }", 1, 4, "Unexpected character: \";\".")]
    public void Other_characters_are_not_tokens(string document, int line, int column, string message) => Rejected(document, line, column, message);

    [Theory]
    [InlineData("type A {}", 1, 9, "Expected Name, found \"}\".")]
    [InlineData("type A { b }", 1, 12, "Expected \":\", found \"}\".")]
    [InlineData("type A implements { b: C }", 1, 19, "Expected Name, found \"{\".")]
    [InlineData("extend type A", 1, 14, "Unexpected <EOF>.")]
    [InlineData("extend foo A", 1, 8, "Unexpected Name \"foo\".")]
    [InlineData("enum A { true }", 1, 10, "Name \"true\" is reserved and cannot be used for an enum value.")]
    [InlineData("schema { foo: A }", 1, 10, "Unexpected Name \"foo\".")]
    [InlineData("schema", 1, 7, "Expected \"{\", found <EOF>.")]
    [InlineData("union A = |", 1, 12, "Expected Name, found <EOF>.")]
    [InlineData("directive @a on FOO", 1, 17, "Unexpected Name \"FOO\".")]
    [InlineData("directive a on FIELD", 1, 11, "Expected \"@\", found Name \"a\".")]
    [InlineData("input A { b: C = $d }", 1, 18, "Unexpected variable \"$d\" in constant value.")]
    [InlineData("interface A { b(c: D = [$e]): F }", 1, 25, "Unexpected variable \"$e\" in constant value.")]
    public void The_grammar_of_type_definitions_is_checked(string document, int line, int column, string message) => Rejected(document, line, column, message);

    private static void Rejected(string document, int line, int column, string message)
    {
        var error = Assert.Throws<GatewayError>(() => new DocumentParser().Build(document));

        Assert.Equal((ErrorCodes.ParseFailed, $"Syntax Error: {message}"), (error.Code, error.Message));
        Assert.Equal([new Location(line, column)], error.Locations);
    }
}

using System.Text;
using System.Text.Json;
using CsCheck;
using GraphGateway.Getscreen.Payloads;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Getscreen.Tests.Payloads;

/// <summary>The scanner takes what <see cref="Utf8JsonReader"/> takes, token by token, and refuses what that refuses.</summary>
public sealed class JsonScannerTests
{
    // What JSON is made of, and what it is not, so that most texts are wrong in some way and many are not.
    private static readonly Gen<string> _piece = RandomPayloads.Of(
        "{", "}", "[", "]", ",", ":", " ", "\n", "\t", "\"a\"", "\"\"", "\"\\u00e4\"", "\"\\n\"", "\"ä🙂\"", "\"\\ud800\"", "\"\\x\"", "\"\\u12g4\"", "\"\u0001\"", "\"", "\\",
        "0", "-0", "1", "01", "12.5", "1.", "-", "1e5", "1E+5", "1e", ".5", "true", "false", "null", "nul", "trues", "\0", "/", "'", "//x\n", "NaN", "\u00a0");

    private static readonly Gen<string> _value = Gen.Recursive<string>((depth, inner) => depth > 4
        ? RandomPayloads.Of("1", "\"x\"", "null", "true", "-1.5e3", "\"\\\"\"")
        : Gen.OneOf(
            RandomPayloads.Of("7", "\"y\"", "false", "0.25", "\"\\/\""),
            inner.Array[0, 3].Select(items => $"[{string.Join(" , ", items)}]"),
            Gen.Select(RandomPayloads.Of("\"k\"", "\"\\u006b\"", "\"\""), inner).Array[0, 3].Select(fields => $"{{{string.Join(",", fields.Select(field => $"{field.Item1} :{field.Item2}"))}}}")));

    [Fact]
    public void Random_pieces_are_taken_or_refused_alike() =>
        _piece.Array[0, 8].Holds(pieces => Same(Encoding.UTF8.GetBytes(string.Concat(pieces))), iterations: 50_000);

    [Fact]
    public void Random_values_are_read_alike_whole_and_damaged() => Gen.Select(_value, Gen.Int[0, 1000], Gen.Byte).Holds(
        test =>
        {
            var (value, place, other) = test;
            var json = Encoding.UTF8.GetBytes(value);
            Same(json);
            Same(json[..(place % json.Length)]);
            json[place % json.Length] = other;
            Same(json);
        },
        iterations: 20_000);

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    public void Depth_has_the_same_bound(int depth)
    {
        Same(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));
        Same(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
    }

    [Theory]
    [InlineData("""{"a":{"b":[1,{"c":2}]},"d":3}""", "d")]
    [InlineData("""{"a":1,"d":3}""", "d")]
    [InlineData("""{"a":[],"\u0064":3}""", "d")]
    public void What_is_skipped_is_left_behind(string json, string next)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json));
        scanner.Read();
        scanner.Read();
        scanner.Skip();
        scanner.Read();
        Assert.Equal(JsonTokenType.PropertyName, scanner.TokenType);
        Assert.True(scanner.ValueTextEquals(Encoding.UTF8.GetBytes(next)));
    }

    [Theory]
    [InlineData("""{"a":1,"b":2}""", "a", "b")]
    [InlineData("""{"a":[1,{}],"b":2}""", "a", "b")]
    public void A_name_that_is_expected_is_taken_at_once(string json, string first, string second)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json));
        scanner.Read();
        Assert.False(scanner.TryReadName(Quoted(second)));
        Assert.True(scanner.TryReadName(Quoted(first)));
        Assert.True(scanner.ValueTextEquals(Encoding.UTF8.GetBytes(first)));
        scanner.Skip();
        Assert.True(scanner.TryReadName(Quoted(second)));
        scanner.Read();
        Assert.Equal("2"u8, scanner.ValueSpan);
        Assert.False(scanner.TryReadName(Quoted(second)));
        scanner.Read();
        Assert.Equal(JsonTokenType.EndObject, scanner.TokenType);
    }

    [Theory]
    [InlineData("""{ "a":1}""")]
    [InlineData("""{"a" :1}""")]
    [InlineData("""{"\u0061":1}""")]
    [InlineData("""{"ab":1}""")]
    [InlineData("""{}""")]
    [InlineData("""{""")]
    public void A_name_that_is_written_otherwise_is_left_to_be_read(string json)
    {
        var scanner = new JsonScanner(Encoding.UTF8.GetBytes(json));
        scanner.Read();
        Assert.False(scanner.TryReadName(Quoted("a")));
        Assert.Equal(JsonTokenType.StartObject, scanner.TokenType);
    }

    private static byte[] Quoted(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");

    private static void Same(byte[] json)
    {
        var (expected, actual) = (Expected(json), Actual(json));
        if (expected is null)
            Assert.Null(actual);
        else
            Assert.Equal(expected, actual);
    }

    private static List<Token>? Expected(byte[] json)
    {
        var tokens = new List<Token>();
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
                tokens.Add(new(reader.TokenType, (int)reader.TokenStartIndex, Convert.ToHexString(reader.ValueSpan), reader.ValueIsEscaped));
        }
        catch (JsonException)
        {
            return null;
        }

        return tokens;
    }

    private static List<Token>? Actual(byte[] json)
    {
        var tokens = new List<Token>();
        var scanner = new JsonScanner(json);
        try
        {
            while (scanner.Read())
                tokens.Add(new(scanner.TokenType, scanner.TokenStartIndex, Convert.ToHexString(scanner.ValueSpan), scanner.ValueIsEscaped));
        }
        catch (JsonException)
        {
            return null;
        }

        return tokens;
    }

    private sealed record Token(JsonTokenType Type, int Start, string Value, bool IsEscaped);
}

using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphGateway.GraphTypes;

/// <summary>An output-only scalar: no argument of the schema uses it.</summary>
internal sealed class LongScalar : ScalarGraphType, IJsonWritableScalar<long>
{
    private const long MaxSafeInteger = (1L << 53) - 1;

    public LongScalar()
    {
        Name = "Long";
        Description = "An integer up to 2^53 - 1 (bytes, seconds), which every client can represent exactly as a JSON number.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLIntValue number when long.TryParse(number.Value, CultureInfo.InvariantCulture, out var parsed) && IsSafe(parsed) => parsed,
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value, "a whole number up to 2^53 - 1 is expected"),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        int number => (long)number,
        long number when IsSafe(number) => number,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        long number when IsSafe(number) => number,
        _ => ThrowSerializationError(value),
    };

    public void Write(JsonBuffer output, long value) => output.Number(IsSafe(value) ? value : (long)ThrowSerializationError(value));

    private static bool IsSafe(long number) => number is >= -MaxSafeInteger and <= MaxSafeInteger;
}

using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphGateway.Getscreen.Http;

/// <summary>Reads a whole number, written as a number or as digits in quotes; null and "" are none.</summary>
internal sealed class LongConverter : JsonConverter<long?>
{
    public override bool HandleNull => true;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadNumber(ref reader);

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => throw new NotSupportedException();

    public static long? ReadNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
        JsonTokenType.Number when reader.TryGetDouble(out var number) && number is > -1e15 and < 1e15 && Math.Floor(number) == number => (long)number,
        JsonTokenType.String when reader.ValueSpan.IsEmpty && !reader.HasValueSequence => null,
        JsonTokenType.String when TryParse(ref reader, out var number) => number,
        _ => throw new JsonException(),
    };

    private static bool TryParse(ref Utf8JsonReader reader, out long number)
    {
        Span<byte> digits = stackalloc byte[24];
        number = 0;
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > digits.Length)
            return false;
        var written = reader.CopyString(digits);
        return Utf8Parser.TryParse(digits[..written], out number, out var consumed) && consumed == written;
    }
}

using System.Text.Json;
using CsCheck;
using GraphGateway.GraphTypes;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.GraphTypes;

public sealed class JsonBufferTests
{
    [Fact]
    public void Texts_are_written_as_the_serializer_writes_them() => Gen.OneOf(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 0, 40], Gen.Char.Array.Select(characters => new string(characters)))
        .Holds(text => Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(text), Written(output => output.Text(text))));

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("\udc00 and \ud800")]
    [InlineData("<script>&'\"\\\u007f\u0000\n+`/é😀")]
    public void So_are_texts_of_any_kind(string text) =>
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(text), Written(output => output.Text(text)));

    [Fact]
    public void Numbers_are_written_as_the_serializer_writes_them() => Gen.Long
        .Holds(number => Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(number), Written(output => output.Number(number))));

    [Fact]
    public void Times_are_written_as_they_are_serialized()
    {
        var scalar = new DateTimeScalar();
        Gen.OneOf(Gen.DateTimeOffset, Gen.DateTimeOffset.Select(time => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond))), Gen.DateTimeOffset.Select(time => time.AddTicks(-(time.Ticks % 1_000))))
            .Holds(time => Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(scalar.Serialize(time)), Written(output => scalar.Write(output, time))));
    }

    [Fact]
    public void What_is_taken_back_leaves_no_trace() => Gen.Select(Gen.String, Gen.String[0, 10_000])
        .Holds(texts =>
        {
            var (kept, taken) = texts;
            var written = Written(output =>
            {
                output.Text(kept);
                var length = output.Length;
                output.Text(taken);
                output.Truncate(length);
            });
            Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(kept), written);
        });

    private static byte[] Written(Action<JsonBuffer> write)
    {
        var output = new JsonBuffer(16);
        write(output);
        var length = output.Length;
        return output.Detach()[..length];
    }
}

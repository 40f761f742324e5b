using GraphGateway.Caching;

namespace GraphGateway.Tests.Caching;

/// <summary>What stands before an answer that instances share.</summary>
public sealed class CacheEntryHeaderTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read()
    {
        var head = new CacheEntryHeader(_now, long.MaxValue - 1);

        Assert.Equal(head, CacheEntryHeader.Of([.. head.ToBytes(), 1, 2, 3]));
        Assert.Equal(CacheEntryHeader.Length, head.ToBytes().Length);
    }

    [Fact]
    public void Another_format_or_too_little_is_none()
    {
        var bytes = new CacheEntryHeader(_now, 7).ToBytes();

        Assert.Null(CacheEntryHeader.Of(bytes.AsSpan(1)));
        Assert.Null(CacheEntryHeader.Of([]));
        Assert.Null(CacheEntryHeader.Of([2, .. bytes[1..]]));
    }

    [Theory]
    [InlineData(-4.9, true)]
    [InlineData(-5, false)]
    [InlineData(0.9, true)]
    [InlineData(1, false)]
    public void It_is_fresh_for_its_time_and_not_before_it(double readAfterSeconds, bool isFresh) =>
        Assert.Equal(isFresh, new CacheEntryHeader(_now.AddSeconds(readAfterSeconds), 7).IsFresh(_now, TimeSpan.FromSeconds(5)));
}

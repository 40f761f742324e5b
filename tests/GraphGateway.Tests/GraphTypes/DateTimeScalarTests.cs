using GraphGateway.GraphTypes;
using GraphQLParser.AST;

namespace GraphGateway.Tests.GraphTypes;

/// <summary>DateTime takes what its specification takes (https://scalars.graphql.org/chillicream/date-time.html), and nothing else.</summary>
public sealed class DateTimeScalarTests
{
    private static readonly DateTimeScalar _scalar = new();

    [Theory]
    [InlineData("2023-12-24T15:30:00Z", "2023-12-24T15:30:00Z")]
    [InlineData("2023-12-24t15:30:00z", "2023-12-24T15:30:00Z")]
    [InlineData("2023-12-24T15:30:00+00:00", "2023-12-24T15:30:00Z")]
    [InlineData("2023-12-24T15:30:00-00:00", "2023-12-24T15:30:00Z")]
    [InlineData("2023-12-24T15:30:00-05:00", "2023-12-24T20:30:00Z")]
    [InlineData("2023-12-24T15:30:00+23:59", "2023-12-23T15:31:00Z")]
    [InlineData("2023-12-24T15:30:00-23:59", "2023-12-25T15:29:00Z")]
    [InlineData("2023-12-24T15:30:00.1Z", "2023-12-24T15:30:00.1Z")]
    [InlineData("2023-12-24T15:30:00.120Z", "2023-12-24T15:30:00.12Z")]
    [InlineData("2023-12-24T15:30:00.1234567Z", "2023-12-24T15:30:00.1234567Z")]
    [InlineData("2023-12-24T15:30:00.123456789+01:00", "2023-12-24T14:30:00.1234567Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("2000-02-29T23:59:59Z", "2000-02-29T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("0000-02-29T00:00:00Z", "0001-01-01T00:00:00Z")] // .NET has no year 0
    [InlineData("0000-12-31T23:59:59-23:59", "0001-01-01T23:58:59Z")]
    [InlineData("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59.9999999Z")]
    public void What_is_a_date_time_is_taken(string text, string written)
    {
        Assert.Equal(written, _scalar.Serialize(_scalar.ParseValue(text)));
        Assert.Equal(written, _scalar.Serialize(_scalar.ParseLiteral(new GraphQLStringValue(text))));
        Assert.Equal(written, _scalar.Serialize(_scalar.ParseValue(written)));
    }

    [Theory]
    [InlineData("2023-12-24T15:30:41.Z")]
    [InlineData("2023-12-24T15:30:41,5Z")]
    [InlineData("2023-12-24T15:30:00")]
    [InlineData("2023-12-24T15:30Z")]
    [InlineData("2023-12-24 15:30:00Z")]
    [InlineData("2023-12-24_15:30:00Z")]
    [InlineData("2023-12-24")]
    [InlineData("15:30:00Z")]
    [InlineData("2023-12-24T15:30:00 UTC")]
    [InlineData("2023-12-24T15:30:00 Z")]
    [InlineData(" 2023-12-24T15:30:00Z")]
    [InlineData("2023-12-24T15:30:00Z\n")]
    [InlineData("2023-00-01T00:00:00Z")]
    [InlineData("2023-13-01T00:00:00Z")]
    [InlineData("2023-12-00T00:00:00Z")]
    [InlineData("2023-12-32T00:00:00Z")]
    [InlineData("2023-02-29T15:30:00Z")]
    [InlineData("2023-02-30T15:30:00Z")]
    [InlineData("1900-02-29T15:30:00Z")]
    [InlineData("2023-12-24T24:00:00Z")]
    [InlineData("2023-12-24T15:60:00Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2023-12-24T15:30:00.1234567890Z")]
    [InlineData("2023-12-24T15:30:00+24:00")]
    [InlineData("2023-12-24T15:30:00+01:60")]
    [InlineData("2023-12-24T15:30:00+0100")]
    [InlineData("2023-12-24T15:30:00+01")]
    [InlineData("2023-12-24T15:30:00+01:00:00")]
    [InlineData("12023-12-24T15:30:00Z")]
    [InlineData("+2023-12-24T15:30:00Z")]
    [InlineData("-001-12-24T15:30:00Z")]
    [InlineData("٢٠٢٣-12-24T15:30:00Z")]
    [InlineData("1703431800")]
    [InlineData("")]
    public void What_is_none_is_rejected(string text)
    {
        Assert.ThrowsAny<Exception>(() => _scalar.ParseValue(text));
        Assert.False(_scalar.CanParseLiteral(new GraphQLStringValue(text)));
    }

    [Fact]
    public void The_specification_is_named() => Assert.Contains("chillicream/date-time.html", File.ReadAllText(Harness.Repository.Path("schema", "schema.graphql")), StringComparison.Ordinal);
}

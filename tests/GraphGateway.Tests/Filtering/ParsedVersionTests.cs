using GraphGateway.Filtering;

namespace GraphGateway.Tests.Filtering;

/// <summary>Versions are sorted by their numbers, part by part; null comes first, and parts that are no numbers come last.</summary>
public sealed class ParsedVersionTests
{
    [Fact]
    public void Versions_are_in_the_order_of_their_numbers()
    {
        string?[] versions = ["x", "2", "1.10.beta", null, "1.9.4", "1.10.0", "", "1.9", "1.9.4.0", "1"];

        var sorted = versions.Select(ParsedVersion.Parse).Order(ParsedVersion.Order).Select(version => version?.Text);

        Assert.Equal([null, "1", "1.9", "1.9.4", "1.9.4.0", "1.10.0", "1.10.beta", "2", "", "x"], sorted);
    }
}

using System.Text;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.Payloads;

namespace GraphGateway.Getscreen.Tests;

public sealed class RowListTests
{
    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[{"id":1},{"id":3},{"id":8}]""", true)]
    [InlineData("""[{"id":3},{"id":1}]""", false)]
    [InlineData("""[{"id":1},{"id":1}]""", false)]
    public void A_list_knows_whether_its_rows_are_sorted(string payload, bool expected) => Assert.Equal(expected, Read(payload).IsSortedById);

    [Fact]
    public void A_row_is_found_by_its_number_or_is_not_there()
    {
        var rows = Read("""[{"id":1},{"id":3},{"id":8}]""");
        Assert.Equal([-1, 0, -1, 1, 2, -1], new[] { 0, 1, 2, 3, 8, 9 }.Select(rows.IndexOf));
        Assert.Equal([1, 3, 8], Enumerable.Range(0, 3).Select(rows.IdAt));
        Assert.Equal(-1, Read("[]").IndexOf(1));
    }

    [Fact]
    public void A_row_is_made_once()
    {
        var rows = Read("""[{"id":1,"version":"1.2.3"},{"id":2,"version":"1.2.3"}]""");
        Assert.Same(rows[1], rows[1]);
        Assert.Same(rows[0].Version, rows[1].Version);
    }

    private static RowList<Agent> Read(string payload) => AgentJsonReader.Read(PayloadReader.Read(Encoding.UTF8.GetBytes(payload), AgentJsonReader.Shape));
}

using System.Text;
using GraphGateway.Getscreen.Agents;
using GraphGateway.Getscreen.History;

namespace GraphGateway.Getscreen.Tests;

public sealed class PayloadSerializerTests
{
    private const string Session = """{"data":[{"id":5,"start":1700000000,"clients":[{"login":"ada \u00e9"}]}],"total":9}""";

    [Fact]
    public void Agents_that_are_read_again_are_the_same()
    {
        var answer = Encoding.UTF8.GetBytes("""{"data":[{"id":1,"name":"one","secret":"x"},{"id":2,"geo":{"city":"Z\u00fcrich"}}]}""");
        var first = PayloadSerializer.ReadAgents(answer);

        var again = PayloadSerializer.ReadAgents(PayloadSerializer.Of(first).ToArray());

        Assert.Equal(first, again);
        Assert.True(Assert.IsType<RowList<Agent>>(again).IsSortedById);
    }

    [Fact]
    public void A_list_of_connections_tells_again_how_many_remain()
    {
        var first = PayloadSerializer.ReadSupportList(Encoding.UTF8.GetBytes("""{"data":[{"id":3,"connect_url":"https://a/b"}],"remain":7}"""));

        var again = PayloadSerializer.ReadSupportList(PayloadSerializer.Of(first.Connections));

        Assert.Equal(7, again.Remain);
        Assert.Equal(first.Connections, again.Connections);
    }

    [Fact]
    public void A_window_of_the_history_is_again_where_it_was_asked_for()
    {
        var query = new HistoryQuery { Offset = 40, Limit = 20 };
        var first = PayloadSerializer.ReadHistoryPage(Encoding.UTF8.GetBytes(Session), query);

        var again = PayloadSerializer.ReadHistoryPage(PayloadSerializer.Of(first.Sessions), query);

        Assert.Equal((40, 20, 9), (again.Offset, again.Limit, again.Total));
        Assert.Equal(first.Sessions[0].Clients, again.Sessions[0].Clients);
        Assert.Equal(first.Sessions[0].Start, again.Sessions[0].Start);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"data":[{"name":"no number"}]}""")]
    public void What_is_no_answer_is_told(string bytes) => Assert.ThrowsAny<FormatException>(() => PayloadSerializer.ReadAgents(Encoding.UTF8.GetBytes(bytes)));

    [Fact]
    public void Rows_that_came_with_no_answer_have_none() => Assert.Throws<ArgumentException>(() => PayloadSerializer.Of<Agent>([new() { Id = 1 }]));
}

using GraphGateway.Getscreen.Http;

namespace GraphGateway.Getscreen.Tests.Http;

public sealed class LazyRowListTests
{
    [Fact]
    public void A_list_that_is_only_counted_maps_no_row()
    {
        var mapped = 0;
        var rows = new LazyRowList<int, string>([1, 2, 3], number =>
        {
            mapped++;
            return $"{number}";
        });

        Assert.Equal((3, 0), (rows.Count, mapped));
        Assert.Equal(["1", "2", "3"], rows.Concat(rows).Take(3));
        Assert.Same(rows[1], rows[1]);
        Assert.Equal(3, mapped);
    }
}

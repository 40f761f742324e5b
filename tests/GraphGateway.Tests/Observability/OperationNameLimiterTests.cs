using GraphGateway.Documents.PersistedDocuments;
using GraphGateway.Operations;

namespace GraphGateway.Tests.Observability;

public sealed class OperationNameLimiterTests
{
    private readonly OperationNameLimiter _names = new(new TrustedDocuments());

    [Fact]
    public void Only_the_first_hundred_names_are_told_apart()
    {
        for (var i = 0; i < OperationNameLimiter.Most; i++)
            Assert.Equal($"N{i}", _names.Limit($"N{i}", hasRun: true));

        Assert.Equal("other", _names.Limit("Next", hasRun: true));
        Assert.Equal("N0", _names.Limit("N0", hasRun: false));
    }

    [Fact]
    public void What_never_ran_and_what_is_too_long_take_no_place()
    {
        Assert.Equal("other", _names.Limit("Refused", hasRun: false));
        Assert.Equal("other", _names.Limit(new('n', 101), hasRun: true));
        Assert.Null(_names.Limit(name: null, hasRun: true));
    }
}

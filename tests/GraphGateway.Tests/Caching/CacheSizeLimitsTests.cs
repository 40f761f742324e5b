using GraphGateway.Caching;
using GraphGateway.Getscreen;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Caching;

/// <summary>How much memory the caches may take.</summary>
public sealed class CacheSizeLimitsTests
{
    [Fact]
    public void By_default_they_take_a_third_of_the_memory_that_the_runtime_sees()
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

        var bounds = Bounds(new(), "only");

        Assert.Equal((available / 6, available / 12, available / 12), (bounds.Data.Total, bounds.Responses.Total, bounds.Documents.Total));
    }

    [Theory]
    [InlineData(null, 1, 1_000_000)]
    [InlineData(null, 2, 500_000)]
    [InlineData(null, 20, 500_000)]
    [InlineData(null, 0, 500_000)]
    [InlineData(0.1, 1, 100_000)]
    [InlineData(1.0, 0, 1_000_000)]
    public void One_account_may_have_a_share(double? share, int accounts, long perAccount)
    {
        var options = new CachingOptions { MaxDataBytes = 1_000_000, MaxAnswerBytes = 2_000_000, MaxDocumentBytes = 3_000_000, AccountShare = share };

        var bounds = Bounds(options, [.. Enumerable.Range(0, accounts).Select(number => $"account-{number}")]);

        Assert.Equal((perAccount, 2 * perAccount, 3 * perAccount), (bounds.Data.PerAccount, bounds.Responses.PerAccount, bounds.Documents.PerAccount));
    }

    private static CacheSizeLimits Bounds(CachingOptions options, params string[] accounts)
    {
        var getscreen = new GetscreenOptions();
        foreach (var account in accounts)
            getscreen.Accounts[account] = new() { ApiKey = "a-key" };
        return new(Options.Create(options), new(Options.Create(getscreen)));
    }
}

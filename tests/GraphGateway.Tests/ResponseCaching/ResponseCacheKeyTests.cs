using GraphGateway.Callers;
using GraphGateway.Getscreen;
using GraphGateway.ResponseCaching;
using Microsoft.AspNetCore.Http;

namespace GraphGateway.Tests.ResponseCaching;

/// <summary>What is kept for one caller is never given to another one who may do less.</summary>
public sealed class ResponseCacheKeyTests
{
    private static readonly GetscreenAccount _account = new("default", new("http://127.0.0.1"), "key");

    [Fact]
    public void No_two_sets_of_scopes_have_one_key_however_many_scopes_there_are()
    {
        // Scopes that may come to be, beside those that are there: more than a byte has bits.
        string[] scopes = [.. Scopes.All, "a:read", "a", "a:readb", "b:read", "read"];
        var keys = new HashSet<string>();

        for (var set = 0; set < 1 << scopes.Length; set++)
            Assert.True(keys.Add(Key([.. scopes.Where((_, index) => (set & (1 << index)) != 0)])));
    }

    [Fact]
    public void The_same_request_of_the_same_caller_has_the_same_key() => Assert.Equal(Key([.. Scopes.All]), Key([.. Scopes.All]));

    private static string Key(string[] scopes)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/graphql", new("?query={agents{totalCount}}"));
        using var whole = ResponseCacheKey.Of(request, new Caller("token:a", "a", _account, scopes), body: null);
        return Convert.ToHexString(whole.Bytes);
    }
}

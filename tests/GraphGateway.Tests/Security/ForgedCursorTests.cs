using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphGateway.Tests.Harness;

namespace GraphGateway.Tests.Security;

/// <summary>Cursors that somebody made up cost nothing: no upstream call, no memory, no time.</summary>
[Collection(nameof(Alone))]
public sealed class ForgedCursorTests
{
    private const string Secret = "a secret that all instances share";

    // What the server, the client and the sandbox of this process may allocate for ten requests together. One forged cursor used to take gigabytes.
    private const long MostAllocated = 40_000_000;

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 8)]
    [InlineData(2, 16)]
    [InlineData(2, 32)]
    public async Task A_cursor_with_an_unkeyed_hash_is_rejected_without_a_call(byte version, int tagLength)
    {
        await using var gateway = await StartPassThroughAsync();
        await gateway.AskAsync("{ sessions(first: 1, after: \"x\") { nodes { id } } }");
        var account = $"key-{GraphGateway.Security.Sha256Hash.Of("opens-nothing")[..32]}";
        var calls = gateway.Calls.Count;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        foreach (var offset in new[] { "2147483647", "2147483646", "2147483000", "1000000000", "-1" })
        {
            var cursor = Forge(version, tagLength, $"{account}\nsessions;;;;", ["1", "1700000000", offset, "2147483647", "ns"]);
            await AssertRejectedAsync(gateway, $"{{ sessions(first: 500, after: \"{cursor}\") {{ edges {{ cursor }} }} }}");
            await AssertRejectedAsync(gateway, $"{{ sessions(last: 500, before: \"{cursor}\") {{ edges {{ cursor }} }} }}");
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - allocated, 0, MostAllocated);
        Assert.Equal(calls, gateway.Calls.Count);
    }

    [Theory]
    [InlineData("agents")]
    [InlineData("supportConnections")]
    [InlineData("sessions")]
    public async Task A_forged_cursor_of_each_list_is_rejected_without_a_call(string field)
    {
        await using var gateway = await StartPassThroughAsync();
        var cursor = Forge(2, 16, field, ["1"]);

        foreach (var argument in new[] { "after", "before" })
            await AssertRejectedAsync(gateway, $"{{ {field}(first: 1, {argument}: \"{cursor}\") {{ nodes {{ id }} }} }}");

        Assert.Empty(gateway.Calls);
    }

    [Theory]
    [InlineData("agents")]
    [InlineData("sessions")]
    public async Task A_cursor_of_one_instance_works_on_another_with_the_same_key(string field)
    {
        var settings = new Dictionary<string, string> { ["ScaleOut:EncryptionKey"] = Secret };
        await using var gateway = await Gateway.StartAsync(settings: settings);
        await using var other = await gateway.StartAnotherAsync(settings);
        var first = await PageAsync(gateway, $"{field}(first: 3)");

        var expected = await PageAsync(gateway, $"{field}(first: 3, after: \"{first.Cursor}\")");

        Assert.Equal(expected, await PageAsync(other, $"{field}(first: 3, after: \"{first.Cursor}\")"));
        Assert.Equal(first, await PageAsync(other, $"{field}(first: 3)"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(Secret, null)]
    [InlineData(Secret, "another secret that nobody shares")]
    public async Task A_cursor_of_a_process_with_another_key_says_to_begin_again(string? key, string? otherKey)
    {
        await using var gateway = await Gateway.StartAsync(settings: Settings(key));
        await using var other = await gateway.StartAnotherAsync(Settings(otherKey));
        var cursor = (await PageAsync(gateway, "agents(first: 3)")).Cursor;

        var error = await AssertRejectedAsync(other, $"{{ agents(first: 3, after: \"{cursor}\") {{ nodes {{ id }} }} }}");

        Assert.Contains("start again from the first page, without 'after'", error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Settings(string? key) => key is null ? [] : new() { ["ScaleOut:EncryptionKey"] = key };

    private static async Task<Gateway> StartPassThroughAsync()
    {
        var gateway = await Gateway.StartAsync(settings: new() { ["Getscreen:ApiKey"] = "", ["Security:AllowAnonymous"] = "false" });
        gateway.Http.DefaultRequestHeaders.Add("X-Api-Key", "opens-nothing");
        return gateway;
    }

    // What everybody can compute: a version, the beginning of a hash over public text, and the parts.
    private static string Forge(byte version, int tagLength, string scope, string[] parts)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(parts);
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(scope), 0, .. payload]);
        return Base64Url.EncodeToString([version, .. hash[..tagLength], .. payload]);
    }

    private static async Task<(string Rows, string Cursor)> PageAsync(Gateway gateway, string field)
    {
        var answer = await gateway.AskAsync($"{{ page: {field} {{ nodes {{ id }} pageInfo {{ endCursor }} }} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var page = answer.GetProperty("data").GetProperty("page");
        return (page.GetProperty("nodes").GetRawText(), page.GetProperty("pageInfo").GetProperty("endCursor").GetString()!);
    }

    private static async Task<string> AssertRejectedAsync(Gateway gateway, string document)
    {
        var error = (await gateway.AskAsync(document)).GetProperty("errors")[0];
        Assert.Equal("CURSOR_INVALID", error.GetProperty("extensions").GetProperty("code").GetString());
        return error.GetProperty("message").GetString()!;
    }
}

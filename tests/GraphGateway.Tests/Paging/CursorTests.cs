using System.Buffers.Text;
using GraphGateway.Errors;
using GraphGateway.Paging;
using GraphGateway.ScaleOut;
using Microsoft.Extensions.Options;

namespace GraphGateway.Tests.Paging;

/// <summary>Cursors are authenticated with a key of the server, and bound to the account and the list.</summary>
public sealed class CursorTests
{
    private const string Secret = "a secret that all instances share";
    private static readonly string?[] _parts = ["1001", null, "name"];
    private static readonly CursorScope _scope = Scope("default", "agents;;", Secret);

    [Fact]
    public void A_cursor_reads_back_and_is_the_same_text_each_time()
    {
        var cursor = Cursor.Encode(_scope, _parts);

        Assert.Equal(_parts, Cursor.Decode(_scope, cursor, "after"));
        Assert.Equal(cursor, Cursor.Encode(_scope, _parts));
        Assert.Equal(cursor, Cursor.Encode(Scope("default", "agents;;", Secret), _parts));
    }

    [Theory]
    [InlineData("other", "agents;;", Secret)]
    [InlineData("default", "agents;name;", Secret)]
    [InlineData("defaul", "tagents;;", Secret)]
    [InlineData("default", "agents;;", "another secret that nobody shares")]
    [InlineData("default", "agents;;", null)]
    public void A_cursor_of_another_account_list_or_key_is_rejected(string account, string list, string? secret)
    {
        var cursor = Cursor.Encode(_scope, _parts);

        AssertRejected(Scope(account, list, secret), cursor);
        AssertRejected(_scope, Cursor.Encode(Scope(account, list, secret), _parts));
    }

    [Fact]
    public void Without_a_shared_secret_each_process_has_a_key_of_its_own()
    {
        var cursor = Cursor.Encode(Scope("default", "agents;;", secret: null), _parts);

        var error = AssertRejected(Scope("default", "agents;;", secret: null), cursor);

        Assert.Contains("start again from the first page, without 'after'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_with_any_bit_changed_is_rejected()
    {
        var bytes = Base64Url.DecodeFromChars(Cursor.Encode(_scope, _parts));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRejected(_scope, Base64Url.EncodeToString(changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("not base64!")]
    [InlineData("AQ")]
    [InlineData("Ag")]
    [InlineData("AgAAAAAAAAAAAAAAAAAAAAA")]
    public void Texts_that_are_no_cursors_are_rejected(string text) => AssertRejected(_scope, text);

    [Fact]
    public void A_forged_cursor_of_any_length_takes_little_memory()
    {
        foreach (var length in new[] { 100, 4096, 4097, 1_000_000 })
        {
            var cursor = new string('A', length);
            var before = GC.GetAllocatedBytesForCurrentThread();
            AssertRejected(_scope, cursor);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    [Fact]
    public void A_cursor_has_one_spelling()
    {
        var cursor = Cursor.Encode(_scope, _parts);

        AssertRejected(_scope, cursor[..8] + " " + cursor[8..]);
        AssertRejected(_scope, cursor + "=");
        AssertRejected(_scope, cursor + "\n");
    }

    [Fact]
    public void A_cursor_is_as_long_as_its_parts_and_24_letters()
    {
        Assert.Equal(Base64Url.GetEncodedLength(1 + 16 + "[\"1001\"]".Length), Cursor.Encode(_scope, ["1001"]).Length);
    }

    [Fact]
    public void The_filter_is_hashed_once_for_a_page_and_not_for_each_row()
    {
        var scope = Scope("default", new string('x', 1_000_000), Secret);
        _ = Cursor.Encode(scope, ["1"]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var row = 0; row < 500; row++)
            _ = Cursor.Encode(scope, ["1001"]);

        // Encoding the filter for one row alone would take a megabyte.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static CursorScope Scope(string account, string list, string? secret) =>
        new(new(Options.Create(new ScaleOutOptions { EncryptionKey = secret })), account, list);

    private static GatewayError AssertRejected(CursorScope scope, string cursor)
    {
        var error = Assert.Throws<GatewayError>(() => Cursor.Decode(scope, cursor, "after"));
        Assert.Equal(ErrorCodes.CursorInvalid, error.Code);
        return error;
    }
}
